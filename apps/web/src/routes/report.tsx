import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { mayDo, type ReportTemplate } from '@track/api-contract'
import { useEffect, useMemo } from 'react'
import { paths } from '../app/paths'
import { descriptorsQueryOptions } from '../features/reports/api/list-descriptors'
import { useNoteUse } from '../features/reports/api/note-use'
import { templatesQueryOptions } from '../features/reports/api/templates'
import { ReportPage } from '../features/reports/components/report-page'
import { forgetDraft, rememberDraft } from '../features/reports/draft'
import {
  type PageSearch,
  readChoice,
  readNumber,
  readSearch,
  writeChoice,
  writeNumber,
} from '../features/reports/page-address'
import {
  type Choosable,
  choiceOf,
  firstChoice,
  isSameChoice,
  knownPart,
  type PageChoice,
} from '../features/reports/page-choice'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { groupsQueryOptions } from '../lib/list-groups'
import { buttonClass } from '../ui/button'
import styles from './message.module.css'
import { FailedRoute } from './not-found'

const newReport = getRouteApi(paths.newReport)
const report = getRouteApi(paths.report)

/** A page that is not saved yet: the one that the address names, or a sensible first one. */
export function NewReportRoute() {
  const { schoolId } = newReport.useParams()
  return <ReportOf key={schoolId} schoolId={schoolId} search={useAddress(newReport.useSearch())} />
}

/** A saved report; what was changed on it and not saved is in the address. */
export function ReportRoute() {
  const { schoolId, templateId } = report.useParams()
  return (
    <ReportOf key={templateId} schoolId={schoolId} templateId={templateId} search={useAddress(report.useSearch())} />
  )
}

/** What of the address can be read: anything may have been written there. */
function useAddress(written: PageSearch): PageSearch {
  return useMemo(() => readSearch(written), [written])
}

function ReportOf({
  schoolId,
  templateId,
  search,
}: {
  readonly schoolId: string
  readonly templateId?: string
  readonly search: PageSearch
}) {
  const school = useQuery(schoolQueryOptions(schoolId))
  const groups = useQuery(groupsQueryOptions(schoolId))
  const descriptors = useQuery(descriptorsQueryOptions(schoolId))
  const templates = useQuery(templatesQueryOptions(schoolId))
  const choosable = useMemo(
    () =>
      school.data && groups.data && descriptors.data
        ? { school: school.data, groups: groups.data, descriptors: descriptors.data }
        : undefined,
    [school.data, groups.data, descriptors.data],
  )

  const error = [school, groups, descriptors, templates].find((query) => query.error && !query.data)?.error
  if (error) return <FailedRoute error={error} />
  if (!school.data || !choosable || !templates.data) return null
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
  const saved = templates.data.find(({ id }) => id === templateId)
  if (templateId && !saved)
    return (
      <div className={styles.message}>
        <h1>
          <Trans>This report is not here any more</Trans>
        </h1>
        <p>
          <Trans>Somebody removed it, or the link is of another school.</Trans>
        </p>
        <Link className={buttonClass('primary')} to={paths.reports} params={{ schoolId }}>
          <Trans>All reports</Trans>
        </Link>
      </div>
    )
  return (
    <Report
      schoolId={schoolId}
      schoolName={school.data.name}
      choosable={choosable}
      saved={saved}
      mayEdit={mayDo(school.data.role, 'save-reports')}
      search={search}
    />
  )
}

function Report({
  schoolId,
  schoolName,
  choosable,
  saved,
  mayEdit,
  search,
}: {
  readonly schoolId: string
  readonly schoolName: string
  readonly choosable: Choosable
  readonly saved: ReportTemplate | undefined
  readonly mayEdit: boolean
  readonly search: PageSearch
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { history } = useRouter()
  const opened = useLocation({ select: ({ state }) => state.opened })
  const templateId = saved?.id
  const asSaved = useMemo(() => saved && choiceOf(saved), [saved])
  const known = asSaved && (knownPart(asSaved, choosable) ?? undefined)
  const asked = readChoice(search)
  const chosen = (asked && knownPart(asked, choosable)) ?? known ?? firstChoice(choosable)
  const isSaved = known !== undefined && isSameChoice(chosen, known)
  // One object as long as it is the same page, so that nothing is worked out twice.
  const key = JSON.stringify(writeChoice(chosen))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the choice is
  const choice = useMemo(() => chosen, [key])

  const base = saved && (search.base ?? saved.etag)
  const address: PageSearch = isSaved ? {} : { ...writeChoice(choice), ...(base && { base }) }
  const here: PageSearch = { ...address, ...(search.print && { print: true }) }
  const go = (to: PageSearch, more: { readonly replace?: boolean; readonly state?: object } = {}) =>
    saved
      ? navigate({ to: paths.report, params: { schoolId, templateId: saved.id }, search: to, ...more })
      : navigate({ to: paths.newReport, params: { schoolId }, search: to, ...more })

  const isThere = PARTS.every((part) => address[part] === search[part])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address says something else than what is shown
  useEffect(() => {
    if (!isThere) void go(here, { replace: true })
  }, [isThere, key])
  const isFirst = !saved && isSameChoice(choice, firstChoice(choosable))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the address is
  useEffect(() => {
    // The report as it was saved is no word against its draft: whoever opens it may have left the changes by mistake.
    if (mayEdit && isThere && !isSaved && !isFirst)
      rememberDraft(schoolId, { ...(templateId && { templateId }), search: address })
  }, [mayEdit, isThere, isSaved, isFirst, schoolId, templateId, key, base])
  useNoteUse(schoolId, templateId)
  useEffect(() => {
    document.title = `${saved?.name ?? t`New report`} · Track`
  }, [saved, t])

  const number = readNumber(search)
  const inNumber = number && { ...address, number: writeNumber(number) }
  return (
    <ReportPage
      schoolId={schoolId}
      schoolName={schoolName}
      choosable={choosable}
      choice={choice}
      saved={saved}
      base={base}
      isSaved={isSaved}
      missing={missingOf(asSaved, known)}
      mayEdit={mayEdit}
      number={number}
      pupilId={search.pupil}
      printing={search.print === true}
      onChange={(next) => {
        if (!known || !isSameChoice(next, known))
          return void go({ ...writeChoice(next), ...(base && { base }), ...(search.print && { print: true }) })
        forgetDraft(schoolId, templateId)
        void go(search.print ? { print: true } : {})
      }}
      onRevert={() => {
        forgetDraft(schoolId, templateId)
        void go({}, { replace: true })
      }}
      // The report got a new name, not a new page: what was changed on the page is of the version that is there now.
      onRenamed={({ etag }) => {
        if (!isSaved) void go({ ...here, base: etag }, { replace: true })
      }}
      onSavedAs={({ id }) => {
        forgetDraft(schoolId, templateId)
        void navigate({ to: paths.report, params: { schoolId, templateId: id }, search: {}, replace: !saved })
      }}
      onPrint={() => go({ ...address, print: true }, { state: { opened: { back: 1 } } })}
      onClosePrint={() => (opened?.back === 1 && !asked ? history.back() : go(address, { replace: true }))}
      onOpen={(next) => go({ ...address, number: writeNumber(next) }, { state: { opened: { back: 1 } } })}
      onOpenPupil={(pupil) => {
        const back = opened?.back === undefined ? undefined : opened.back + 1
        void go({ ...inNumber, pupil }, { state: { opened: back === undefined ? {} : { back } } })
      }}
      // What was opened here is closed by going back; what a link had opened, by taking it out of the address.
      onClosePupil={() => (opened ? history.back() : go({ ...inNumber }, { replace: true }))}
      onClose={() => (opened?.back === undefined ? go(address, { replace: true }) : history.go(-opened.back))}
    />
  )
}

/** What of a saved report the school has no more; `all` when nothing is left of it. */
function missingOf(asSaved: PageChoice | undefined, known: PageChoice | undefined) {
  const gone = (list: 'groupIds' | 'columns') => (asSaved?.[list].length ?? 0) - (known?.[list].length ?? 0)
  return {
    groups: gone('groupIds'),
    columns: gone('columns'),
    audience: Boolean(asSaved?.audienceId && !known?.audienceId),
    all: asSaved !== undefined && known === undefined,
  }
}

const PARTS = [
  'groups',
  'columns',
  'dates',
  'membership',
  'scope',
  'minimum',
  'audience',
  'paper',
  'base',
] as const satisfies readonly (keyof PageSearch)[]

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set where a number or a pupil was opened by a press: how many steps back the plain page is, if it is there. */
    opened?: { readonly back?: number } | undefined
  }
}
