import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '../app/paths'
import { classMarkbookQueryOptions } from '../features/markbook/api/read-class-markbook'
import { MarkbookPage } from '../features/markbook/components/markbook-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remember } from '../lib/remembered'
import { FailedRoute } from './not-found'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.classMarkbook)

export function MarkbookRoute() {
  const { schoolId, classId, subjectId } = route.useParams()
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: markbook, error } = useQuery(classMarkbookQueryOptions({ schoolId, classId, subjectId }))
  const subjectName = school?.subjects.find(({ id }) => id === subjectId)?.name ?? ''
  useEffect(() => {
    if (!markbook) return
    remember('class', classId)
    remember('subject', subjectId)
  }, [markbook, classId, subjectId])
  useEffect(() => {
    if (markbook) document.title = `${markbook.className}, ${subjectName} · Track`
  }, [markbook, subjectName])

  if (error && !markbook) return <FailedRoute error={error} />
  if (!markbook) return null
  return (
    <MarkbookPage
      key={`${classId} ${subjectId}`}
      schoolId={schoolId}
      accountId={account.id}
      subjectName={subjectName}
      markbook={markbook}
    />
  )
}
