import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { mayDo } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { lazy, Suspense, useEffect, useState } from 'react'
import { paths } from '../app/paths'
import { classMarkbookQueryOptions } from '../features/markbook/api/read-class-markbook'
import { MarkbookPage } from '../features/markbook/components/markbook-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remember } from '../lib/remembered'
import { buttonClass } from '../ui/button'
import { menuEntryClass } from '../ui/menu'
import { FailedRoute } from './not-found'

const PastMarkbook = lazy(() => import('../features/markbook/components/past-markbook'))

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.classMarkbook)

export function MarkbookRoute() {
  const { schoolId, classId, subjectId } = route.useParams()
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: markbook, error } = useQuery(classMarkbookQueryOptions({ schoolId, classId, subjectId }))
  const [lookingBack, setLookingBack] = useState(false)
  const [earlier, setEarlier] = useState<CalendarDate | null>(null)
  const subjectName = school?.subjects.find(({ id }) => id === subjectId)?.name ?? ''
  useEffect(() => {
    if (!markbook) return
    remember('class', classId)
    remember('subject', subjectId)
  }, [markbook, classId, subjectId])
  useEffect(() => {
    if (markbook) document.title = `${markbook.className}, ${subjectName} · Track`
  }, [markbook, subjectName])

  const nextStep = (lacks: 'pupils' | 'objectives') => {
    if (!school || !mayDo(school.role, lacks === 'pupils' ? 'change-roster' : 'change-objectives')) return null
    return lacks === 'pupils' ? (
      <Link to={paths.pupils} params={{ schoolId }} search={{ group: classId }} className={buttonClass('primary')}>
        <Trans>Put pupils in the class</Trans>
      </Link>
    ) : (
      <Link
        to={paths.programmes}
        params={{ schoolId }}
        search={{ subject: subjectId }}
        className={buttonClass('primary')}
      >
        <Trans>Choose what the class works through</Trans>
      </Link>
    )
  }

  if (error && !markbook) return <FailedRoute error={error} />
  if (!markbook) return null
  if (lookingBack)
    return (
      <Suspense fallback={null}>
        <PastMarkbook
          schoolId={schoolId}
          classId={classId}
          subjectId={subjectId}
          subjectName={subjectName}
          today={markbook.asOf}
          day={earlier ?? markbook.asOf}
          onRecord={(day) => {
            setEarlier(day === markbook.asOf ? null : day)
            setLookingBack(false)
          }}
          onClose={() => setLookingBack(false)}
        />
      </Suspense>
    )
  return (
    <MarkbookPage
      key={`${classId} ${subjectId}`}
      schoolId={schoolId}
      accountId={account.id}
      subjectName={subjectName}
      markbook={markbook}
      seenOn={earlier ?? markbook.asOf}
      onToday={() => setEarlier(null)}
      nextStep={nextStep}
      more={
        <>
          <Link to={paths.classPlan} params={{ schoolId, classId, subjectId }} className={menuEntryClass}>
            <Trans>Plan: what is taught when</Trans>
          </Link>
          <Link to={paths.classWords} params={{ schoolId, classId, subjectId }} className={menuEntryClass}>
            <Trans>Words and marks of the class</Trans>
          </Link>
          <Link to={paths.classSheets} params={{ schoolId, classId, subjectId }} className={menuEntryClass}>
            <Trans>Sheets for books</Trans>
          </Link>
          <button type="button" className={menuEntryClass} onClick={() => setLookingBack(true)}>
            <Trans>Another day</Trans>
          </button>
        </>
      }
    />
  )
}
