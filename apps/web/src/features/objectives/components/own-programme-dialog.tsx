import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableObjective, ProgrammeList, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Programme } from '@track/objectives'
import type { Pupil } from '@track/roster'
import { type ReactNode, useState } from 'react'
import { yearName } from '../../../lib/year-name'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { Finder } from '../../../ui/finder'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useGiveOwnProgramme } from '../api/give-own-programme'

const NEW = 'new'

/** A pupil into a programme other than the class's: an earlier year's, a later one's, or a mix of their own. */
export function OwnProgrammeDialog({
  school,
  subjectId,
  subjectName,
  list: { programmes, pupils: own },
  objectives,
  pupils,
  adviceOn,
  onGiven,
  onClose,
}: {
  readonly school: School
  readonly subjectId: string
  readonly subjectName: string
  readonly list: ProgrammeList
  /** Of the subject: of which years a programme is follows from them. */
  readonly objectives: readonly EditableObjective[]
  readonly pupils: readonly Pupil[]
  /** What to look at before this pupil works in that programme: advice, which keeps nobody from giving it. */
  readonly adviceOn: (pupil: Pupil, programme: Programme) => ReactNode
  readonly onGiven: (programmeId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const give = useGiveOwnProgramme(school.id)
  const [pupil, setPupil] = useState<Pupil | null>(null)
  const [programmeId, setProgrammeId] = useState(NEW)
  if (!pupil)
    return (
      <Dialog title={t`Whose programme?`} atTop onClose={onClose}>
        <Finder
          label={t`Pupil`}
          none={t`No pupil is called that.`}
          among={pupils.map((one) => ({
            id: one.id,
            label: one.label,
            detail: one.registeredYear && yearName(one.registeredYear),
            pupil: one,
          }))}
          onChoose={(found) => setPupil(found.pupil)}
        />
      </Dialog>
    )

  const ownId = own.find(({ pupilId }) => pupilId === pupil.id)?.programmeId
  const ownNow = programmes.find(({ id }) => id === ownId)
  const chosen = programmes.find(({ id }) => id === programmeId)
  const submit = (textOf: (name: string) => string) => {
    give.mutate(
      {
        subjectId,
        pupilId: pupil.id,
        effectiveFrom: textOf('from') as CalendarDate,
        programme: programmeId === NEW ? { name: textOf('name'), objectiveIds: [] } : { id: programmeId },
      },
      {
        onSuccess: (id) => {
          show({ text: t`${pupil.label} has a programme of their own in ${subjectName}` })
          onClose()
          onGiven(id)
        },
      },
    )
  }
  return (
    <FormDialog
      title={t`${pupil.label}: programme in ${subjectName}`}
      verb={t`Give`}
      error={give.error}
      waiting={give.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <Trans>
          The markbook shows these objectives in {pupil.label}’s own row. Nothing else changes: same words, same
          colours.
        </Trans>
      </p>
      <p>
        {ownNow ? (
          <Trans>Now: {withYears(ownNow, objectives)}, a programme of their own.</Trans>
        ) : (
          <Trans>Now: the programme of their class.</Trans>
        )}
      </p>
      <LabelledSelect
        label={t`Works in`}
        value={programmeId}
        choices={[
          { value: NEW, label: t`A new programme, objectives chosen next` },
          ...programmes.map((one) => ({ value: one.id, label: withYears(one, objectives) })),
        ]}
        onChange={setProgrammeId}
      />
      {chosen && adviceOn(pupil, chosen)}
      {programmeId === NEW && (
        <TextField
          label={t`Name of the programme`}
          name="name"
          required
          maxLength={200}
          defaultValue={t`${pupil.label}: ${subjectName}`}
          autoComplete="off"
        />
      )}
      <TextField label={t`From`} name="from" type="date" required defaultValue={school.today} />
    </FormDialog>
  )
}

/** "Spring mix (Year 3)": a programme’s name, and the years of its objectives where they say them and the name does not. */
function withYears({ name, objectiveIds }: Programme, objectives: readonly EditableObjective[]): string {
  const ids = new Set(objectiveIds)
  const years = [...new Set(objectives.flatMap(({ id, yearGroups }) => (ids.has(id) ? yearGroups : [])))].sort()
  const said = years.map((year) => yearName(year)).filter((year) => !name.includes(year))
  return said.length > 0 ? `${name} (${said.join(', ')})` : name
}
