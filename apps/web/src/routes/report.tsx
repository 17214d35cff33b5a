import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '../app/paths'
import { descriptorsQueryOptions } from '../features/reports/api/list-descriptors'
import { ReportPage } from '../features/reports/components/report-page'
import { type PageSearch, readChoice, readNumber, writeChoice, writeNumber } from '../features/reports/page-address'
import { type Choosable, firstChoice, knownPart } from '../features/reports/page-choice'
import { rememberedPage, rememberPage } from '../features/reports/remembered-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { groupsQueryOptions } from '../lib/list-groups'
import styles from './message.module.css'
import { FailedRoute } from './not-found'

const route = getRouteApi(paths.reports)

/** The page that the address names; without one, the page this browser showed last, else a sensible first one. */
export function ReportRoute() {
  const { t } = useLingui()
  const { schoolId } = route.useParams()
  const search = route.useSearch()
  const school = useQuery(schoolQueryOptions(schoolId))
  const groups = useQuery(groupsQueryOptions(schoolId))
  const descriptors = useQuery(descriptorsQueryOptions(schoolId))
  useEffect(() => {
    document.title = `${t`Data on a page`} · Track`
  }, [t])

  const error = [school, groups, descriptors].find((query) => query.error && !query.data)?.error
  if (error) return <FailedRoute error={error} />
  if (!school.data || !groups.data || !descriptors.data) return null
  const choosable = { school: school.data, groups: groups.data, descriptors: descriptors.data }
  if (school.data.subjects.length === 0)
    return (
      <div className={styles.message}>
        <h1>
          <Trans>Data on a page will be here</Trans>
        </h1>
        <p>
          <Trans>It needs a subject with objectives first.</Trans>
        </p>
      </div>
    )
  return <Report schoolId={schoolId} schoolName={school.data.name} choosable={choosable} search={search} />
}

function Report({
  schoolId,
  schoolName,
  choosable,
  search,
}: {
  readonly schoolId: string
  readonly schoolName: string
  readonly choosable: Choosable
  readonly search: PageSearch
}) {
  const navigate = useNavigate()
  const { history } = useRouter()
  const opened = useLocation({ select: ({ state }) => state.opened })
  const asked = readChoice(search) ?? readChoice(rememberedPage(schoolId))
  const choice = (asked && knownPart(asked, choosable)) ?? firstChoice(choosable)
  const address = writeChoice(choice)
  const isThere = PARTS.every((part) => address[part] === search[part])
  useEffect(() => {
    if (isThere) rememberPage(schoolId, search)
  }, [isThere, schoolId, search])

  const to = { to: paths.reports, params: { schoolId } } as const
  if (!isThere) return <Navigate {...to} search={address} replace />

  const number = readNumber(search)
  const inNumber = number && { ...address, number: writeNumber(number) }
  return (
    <ReportPage
      schoolId={schoolId}
      schoolName={schoolName}
      choosable={choosable}
      choice={choice}
      number={number}
      pupilId={search.pupil}
      onChange={(next) => navigate({ ...to, search: writeChoice(next) })}
      onOpen={(next) =>
        navigate({ ...to, search: { ...address, number: writeNumber(next) }, state: { opened: { back: 1 } } })
      }
      onOpenPupil={(pupil) => {
        const back = opened?.back === undefined ? undefined : opened.back + 1
        navigate({ ...to, search: { ...inNumber, pupil }, state: { opened: back === undefined ? {} : { back } } })
      }}
      // What was opened here is closed by going back; what a link had opened, by taking it out of the address.
      onClosePupil={() => (opened ? history.back() : navigate({ ...to, search: { ...inNumber }, replace: true }))}
      onClose={() =>
        opened?.back === undefined ? navigate({ ...to, search: address, replace: true }) : history.go(-opened.back)
      }
    />
  )
}

const PARTS = ['groups', 'columns', 'dates', 'membership', 'minimum'] as const satisfies readonly (keyof PageSearch)[]

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set where a number or a pupil was opened by a press: how many steps back the plain page is, if it is there. */
    opened?: { readonly back?: number } | undefined
  }
}
