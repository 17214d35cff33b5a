import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ObjectiveList, School } from '@track/api-contract'
import { isOffered, type Programme } from '@track/objectives'
import { useMemo, useState } from 'react'
import { yearName } from '../../../lib/year-name'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { matchesWords } from '../../../ui/matches-words'
import { Bar, Buttons } from '../../../ui/page'
import { outlineOf } from '../outline'
import styles from './programmes-page.module.css'

/** What is in a programme, ticked in the lists of its subject. What is new goes to the end of the teaching order. */
export function ChooseObjectivesDialog({
  school,
  programme,
  chosen,
  objectives,
  onChosen,
  onClose,
}: {
  readonly school: School
  readonly programme: Programme
  readonly chosen: readonly string[]
  readonly objectives: ObjectiveList
  readonly onChosen: (objectiveIds: readonly string[]) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(chosen))
  const [frameworkId, setFrameworkId] = useState(objectives.frameworks[0]?.id ?? '')
  const [words, setWords] = useState('')
  const [year, setYear] = useState('')
  const parts = useMemo(
    () =>
      outlineOf(
        objectives.objectives.filter((one) => one.frameworkId === frameworkId),
        objectives.strands.filter((one) => one.frameworkId === frameworkId),
      ),
    [objectives, frameworkId],
  )
  const years = [...new Set(parts.flatMap((part) => part.objectives.flatMap(({ yearGroups }) => yearGroups)))]
  const shown = parts
    .map((part) => ({
      ...part,
      objectives: part.objectives.filter(
        (one) =>
          (ticked.has(one.id) || isOffered(one, school.today)) &&
          (year === '' || one.yearGroups.includes(year)) &&
          matchesWords([one.code, one.wording, ...one.tags].filter(Boolean).join(' '), words),
      ),
    }))
    .filter((part) => part.objectives.length > 0)

  const tick = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticked)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    setTicked(next)
  }
  const agree = () => {
    const kept = chosen.filter((id) => ticked.has(id))
    const ordered = objectives.objectives.map(({ id }) => id)
    onChosen([...kept, ...ordered.filter((id) => ticked.has(id) && !chosen.includes(id))])
  }
  return (
    <Dialog title={t`Objectives of ${programme.name}`} onClose={onClose}>
      <Bar>
        <LabelledSelect
          label={t`List`}
          value={frameworkId}
          choices={objectives.frameworks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setFrameworkId}
        />
        {years.length > 1 && (
          <LabelledSelect
            label={t`Year`}
            value={year}
            choices={[
              { value: '', label: t`Every year` },
              ...years.map((one) => ({ value: one, label: yearName(one) })),
            ]}
            onChange={setYear}
          />
        )}
        <TextField
          label={t`Find`}
          type="search"
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
      </Bar>
      <div className={styles.offered}>
        {shown.map(({ strand, objectives: under }) => {
          const ids = under.map(({ id }) => id)
          const all = ids.every((id) => ticked.has(id))
          return (
            <section key={strand?.id ?? ''}>
              {strand && (
                <div className={styles.head}>
                  <h3>{strand.name}</h3>
                  <Button
                    look="quiet"
                    aria-label={all ? t`None of these: ${strand.name}` : t`All of these: ${strand.name}`}
                    onClick={() => tick(ids, !all)}
                  >
                    {all ? <Trans>None of these</Trans> : <Trans>All of these</Trans>}
                  </Button>
                </div>
              )}
              {under.map(({ id, wording, yearGroups }) => (
                <Checkbox key={id} checked={ticked.has(id)} onChange={() => tick([id], !ticked.has(id))}>
                  {wording}{' '}
                  {yearGroups.length > 0 && <span className={styles.quiet}>{yearGroups.map(yearName).join(', ')}</span>}
                </Checkbox>
              ))}
            </section>
          )
        })}
        {shown.length === 0 && (
          <p className={styles.quiet}>
            <Trans>No objective has words that begin like that.</Trans>
          </p>
        )}
      </div>
      <Buttons>
        <Button look="primary" disabled={ticked.size > 500} onClick={agree}>
          {ticked.size === 0 ? (
            <Trans>Use none</Trans>
          ) : (
            plural(ticked.size, { one: 'Use # objective', other: 'Use # objectives' })
          )}
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        {ticked.size > 500 && <span>{t`A programme has room for 500.`}</span>}
      </Buttons>
    </Dialog>
  )
}
