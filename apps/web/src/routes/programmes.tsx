import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ProgrammesPage } from '../features/objectives/components/programmes-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remember, remembered } from '../lib/remembered'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.programmes)

export function ProgrammesRoute() {
  const { schoolId } = route.useParams()
  const { subject, programme } = route.useSearch()
  const navigate = useNavigate()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  const isSubject = (id: string | null | undefined) => school.subjects.some((one) => one.id === id)
  const subjectId = [subject, remembered('subject')].find(isSubject) ?? school.subjects[0]?.id
  return (
    <EditorsOnly school={school} permission="change-objectives">
      <ProgrammesPage
        school={school}
        subjectId={subjectId}
        programmeId={programme}
        onChoose={(search) => {
          remember('subject', search.subject)
          void navigate({ to: paths.programmes, params: { schoolId }, search, replace: true })
        }}
      />
    </EditorsOnly>
  )
}
