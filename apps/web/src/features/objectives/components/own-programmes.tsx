import { Trans, useLingui } from '@lingui/react/macro'
import type { ProgrammeList, School } from '@track/api-contract'
import type { Pupil } from '@track/roster'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { useAssignProgramme } from '../api/assign-programme'
import styles from './programmes-page.module.css'

/** The pupils of a subject who work in a programme of their own. */
export function OwnProgrammes({
  school,
  subjectId,
  list,
  pupils,
  onOpen,
}: {
  readonly school: School
  readonly subjectId: string
  readonly list: ProgrammeList
  readonly pupils: readonly Pupil[]
  readonly onOpen: (programmeId: string) => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const assign = useAssignProgramme(school.id)
  const own = list.pupils.flatMap(({ pupilId, programmeId }) => {
    const pupil = pupils.find(({ id }) => id === pupilId)
    const programme = list.programmes.find(({ id }) => id === programmeId)
    return pupil && programme ? [{ pupil, programme }] : []
  })
  if (own.length === 0) return null
  const give = (pupilId: string, programmeId: string | null) =>
    assign.mutateAsync({ subjectId, pupilId, programmeId, effectiveFrom: school.today })
  return (
    <section className={styles.part}>
      <h2>
        <Trans>Pupils with a programme of their own</Trans>
      </h2>
      {assign.error && <Alert>{problemWords(assign.error)}</Alert>}
      <ul className={styles.people}>
        {own.map(({ pupil, programme }) => (
          <li key={pupil.id}>
            <span className={styles.name}>{pupil.label}</span>
            <span>
              <button type="button" className={styles.link} onClick={() => onOpen(programme.id)}>
                {programme.name}
              </button>
            </span>
            <Button
              look="quiet"
              aria-label={t`Back to the class’s: ${pupil.label}`}
              onClick={() =>
                void give(pupil.id, null)
                  .then(() =>
                    show({
                      text: t`${pupil.label} works in the class’s programme from today`,
                      action: { label: t`Undo`, run: () => void give(pupil.id, programme.id) },
                    }),
                  )
                  .catch(() => undefined)
              }
            >
              <Trans>Back to the class’s</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
