import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ObjectivesPage } from '../features/objectives/components/objectives-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remember, remembered } from '../lib/remembered'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.objectives)

export function ObjectivesRoute() {
  const { schoolId } = route.useParams()
  const { subject, list } = route.useSearch()
  const navigate = useNavigate()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  const isSubject = (id: string | null | undefined) => school.subjects.some((one) => one.id === id)
  const subjectId = [subject, remembered('subject')].find(isSubject) ?? school.subjects[0]?.id
  return (
    <EditorsOnly school={school} permission="change-objectives">
      <ObjectivesPage
        school={school}
        subjectId={subjectId}
        frameworkId={list}
        onChoose={(search) => {
          remember('subject', search.subject)
          void navigate({ to: paths.objectives, params: { schoolId }, search, replace: true })
        }}
      />
    </EditorsOnly>
  )
}
