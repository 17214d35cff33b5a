import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { DescriptorList, EditableMeasure, School } from '@track/api-contract'
import type { SetChoice } from '@track/descriptors'
import { useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { Button } from '../../../ui/button'
import { byDay } from '../histories'
import { surroundingsOf } from '../surroundings'
import { ColumnDialog } from './column-dialog'
import styles from './columns-part.module.css'
import { NewColumnDialog } from './new-column-dialog'
import { SetChoiceDialog } from './set-choice-dialog'

type Open =
  | { readonly dialog: 'new'; readonly subjectId: string }
  | { readonly dialog: 'change' | 'choice'; readonly measureId: string }

/** The columns that stand beside the objectives in each subject, of words or of marks, and who is described in other words. */
export function ColumnsPart({
  school,
  descriptors,
}: {
  readonly school: School
  readonly descriptors: DescriptorList
}) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Open | null>(null)
  const { today } = school
  const { sets } = surroundingsOf(descriptors, { school, asOf: today })
  const offered = sets.filter(({ retiredOn }) => retiredOn === undefined || retiredOn > today)
  const nameOfSet = (setId: string) => sets.find(({ id }) => id === setId)?.name ?? ''
  const measure = open && 'measureId' in open && descriptors.measures.find(({ id }) => id === open.measureId)
  const close = () => setOpen(null)
  return (
    <>
      <p className={styles.quiet}>
        <Trans>
          Beside the objectives a subject can have columns: a word a pupil gets, such as attainment or effort, or the
          mark of a test. They are filled in on the class’s page of words and marks.
        </Trans>
      </p>
      {school.subjects.map(({ id: subjectId, name: subject }) => {
        const columns = descriptors.measures.filter((one) => one.subjectId === subjectId)
        return (
          <section key={subjectId} className={styles.subject} aria-label={subject}>
            <div className={styles.head}>
              <h3>{subject}</h3>
              <Button
                look="quiet"
                aria-label={t`Add a column to ${subject}`}
                onClick={() => setOpen({ dialog: 'new', subjectId })}
              >
                + <Trans>Add a column</Trans>
              </Button>
            </div>
            <ul className={styles.columns}>
              {columns.map((column) => (
                <li key={column.id}>
                  <button
                    type="button"
                    className={styles.name}
                    onClick={() => setOpen({ dialog: 'change', measureId: column.id })}
                  >
                    {column.name}
                  </button>
                  <span className={styles.quiet}>
                    {column.setId === undefined ? <MarksWords column={column} /> : t`Words: ${nameOfSet(column.setId)}`}
                  </span>
                  {column.setId !== undefined && (
                    <>
                      <Choices
                        school={school}
                        choices={descriptors.setChoices.filter(({ measureId }) => measureId === column.id)}
                        nameOfSet={nameOfSet}
                      />
                      <Button
                        look="quiet"
                        className={styles.other}
                        aria-label={t`Other words for a group or a pupil, in ${subject}: ${column.name}`}
                        onClick={() => setOpen({ dialog: 'choice', measureId: column.id })}
                      >
                        + <Trans>Other words for a group or a pupil</Trans>
                      </Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {open?.dialog === 'new' && (
        <NewColumnDialog
          schoolId={school.id}
          subject={school.subjects.find(({ id }) => id === open.subjectId)!}
          sets={offered}
          onClose={close}
        />
      )}
      {open?.dialog === 'change' && measure && (
        <ColumnDialog
          schoolId={school.id}
          measure={measure}
          sets={sets.filter((set) => set.id === measure.setId || offered.includes(set))}
          onClose={close}
        />
      )}
      {open?.dialog === 'choice' && measure && (
        <SetChoiceDialog school={school} measure={measure} sets={offered} onClose={close} />
      )}
    </>
  )
}

function MarksWords({ column }: { readonly column: EditableMeasure }) {
  const { minimum, maximum, codes, reliability } = column
  const listed = codes.join(', ')
  return (
    <>
      {minimum !== undefined && maximum !== undefined ? (
        <Trans>
          Marks from {minimum} to {maximum}
        </Trans>
      ) : maximum !== undefined ? (
        <Trans>Marks up to {maximum}</Trans>
      ) : minimum !== undefined ? (
        <Trans>Marks from {minimum}</Trans>
      ) : (
        <Trans>Marks</Trans>
      )}
      {codes.length > 0 && (
        <>
          {', '}
          <Trans>or {listed}</Trans>
        </>
      )}
      {reliability !== undefined && (
        <>
          {'. '}
          <Trans>Changes are shown beside the usual wobble</Trans>
        </>
      )}
    </>
  )
}

function Choices({
  school,
  choices,
  nameOfSet,
}: {
  readonly school: School
  readonly choices: readonly SetChoice[]
  readonly nameOfSet: (setId: string) => string
}) {
  const { t } = useLingui()
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const { data: pupils = [] } = useQuery({
    ...pupilsQueryOptions({ schoolId: school.id }),
    enabled: choices.some(({ pupilId }) => pupilId !== null),
  })
  if (choices.length === 0) return null
  const nameOf = ({ groupId, pupilId }: SetChoice) =>
    groups.find(({ id }) => id === groupId)?.name ??
    pupils.find(({ id }) => id === pupilId)?.label ??
    (groupId ? t`a group that is gone` : t`a pupil who is not on roll`)
  return (
    <ul className={styles.choices}>
      {[...choices]
        .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB') || byDay(a, b))
        .map((choice) => {
          const [name, day] = [nameOf(choice), formatDate(choice.effectiveFrom, { today: school.today })]
          const set = choice.setId && nameOfSet(choice.setId)
          return (
            <li key={`${choice.groupId} ${choice.pupilId} ${choice.recordedAt}`}>
              {set ? t`${name}: ${set} from ${day}` : t`${name}: the column’s own words from ${day}`}
            </li>
          )
        })}
    </ul>
  )
}
