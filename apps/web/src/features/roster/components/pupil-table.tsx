import { useLingui } from '@lingui/react/macro'
import type { EditablePupil } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { formatDate, formatShortDate } from '../../../lib/format-date'
import type { OnRoll } from '../../../lib/list-pupils'
import { yearName } from '../../../lib/year-name'
import styles from './pupils-page.module.css'

/** Pupils line by line: a name opens the pupil, a tick chooses them for what is done with several at once. */
export function PupilTable({
  pupils,
  onRoll,
  today,
  classOf,
  ticked,
  onTick,
  onOpen,
}: {
  readonly pupils: readonly EditablePupil[]
  readonly onRoll: OnRoll
  readonly today: CalendarDate
  readonly classOf: (pupilId: string) => string
  readonly ticked: ReadonlySet<string>
  readonly onTick: (pupilIds: readonly string[], on: boolean) => void
  readonly onOpen: (pupil: EditablePupil) => void
}) {
  const { t } = useLingui()
  const chosen = pupils.filter(({ id }) => ticked.has(id)).length
  const dayOf = (day: CalendarDate | undefined) => day && formatDate(day, { today }).replace(/^\S+ /, '')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.tick}>
            <label className={styles.box}>
              <input
                type="checkbox"
                aria-label={t`All in this list`}
                checked={chosen === pupils.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosen > 0 && chosen < pupils.length
                }}
                onChange={(event) =>
                  onTick(
                    pupils.map(({ id }) => id),
                    event.target.checked,
                  )
                }
              />
            </label>
          </th>
          <th scope="col">{t`Name`}</th>
          {onRoll === 'now' && <th scope="col">{t`Class`}</th>}
          <th scope="col">{t`Year`}</th>
          {onRoll === 'left' && <th scope="col">{t`Last day`}</th>}
          {onRoll === 'later' && <th scope="col">{t`First day`}</th>}
          <th scope="col" className={styles.wide}>{t`Born`}</th>
          <th scope="col" className={styles.wide}>{t`UPN`}</th>
        </tr>
      </thead>
      <tbody>
        {pupils.map((pupil) => (
          <tr key={pupil.id}>
            <td className={styles.tick}>
              <label className={styles.box}>
                <input
                  type="checkbox"
                  aria-label={t`Choose ${pupil.label}`}
                  checked={ticked.has(pupil.id)}
                  onChange={(event) => onTick([pupil.id], event.target.checked)}
                />
              </label>
            </td>
            <th scope="row">
              <button type="button" className={styles.name} onClick={() => onOpen(pupil)}>
                {pupil.label}
              </button>
            </th>
            {onRoll === 'now' && (
              <td>
                {classOf(pupil.id)}
                {pupil.leftOn && (
                  <span className={styles.leaves}> {t`leaves ${formatShortDate(pupil.leftOn, { today })}`}</span>
                )}
              </td>
            )}
            <td>{pupil.registeredYear && yearName(pupil.registeredYear)}</td>
            {onRoll === 'left' && <td>{dayOf(pupil.leftOn)}</td>}
            {onRoll === 'later' && <td>{dayOf(pupil.joinedOn)}</td>}
            <td className={styles.wide}>{dayOf(pupil.dateOfBirth)}</td>
            <td className={styles.wide}>{pupil.upn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
