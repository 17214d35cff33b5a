import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import type { Programme } from '@track/objectives'
import type { Pupil } from '@track/roster'
import { paths } from '../app/paths'
import { objectivesQueryOptions } from '../features/objectives/api/list-objectives'
import { ProgrammesPage } from '../features/objectives/components/programmes-page'
import { pupilMarkbookQueryOptions } from '../features/reports/api/read-pupil-markbook'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remember, remembered } from '../lib/remembered'
import { AboveYearNotice } from './above-year-notice'
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
        adviceOn={(pupil, into) => <BeforeProgramme school={school} pupil={pupil} programme={into} />}
        onChoose={(search) => {
          remember('subject', search.subject)
          void navigate({ to: paths.programmes, params: { schoolId }, search, replace: true })
        }}
      />
    </EditorsOnly>
  )
}

/** How the pupil stands in the objectives of their own year, where the programme reaches above it. */
function BeforeProgramme({
  school,
  pupil,
  programme: { subjectId, objectiveIds },
}: {
  readonly school: School
  readonly pupil: Pupil
  readonly programme: Programme
}) {
  const asked = { schoolId: school.id, pupilId: pupil.id, subjectId, asOf: school.today }
  const { data: book } = useQuery(pupilMarkbookQueryOptions(asked))
  const { data: library } = useQuery(objectivesQueryOptions(school.id, subjectId))
  if (!book || !library) return null
  return (
    <AboveYearNotice
      book={book}
      pupilId={pupil.id}
      registeredYear={pupil.registeredYear}
      programmeObjectives={library.objectives.filter(({ id }) => objectiveIds.includes(id))}
    />
  )
}
