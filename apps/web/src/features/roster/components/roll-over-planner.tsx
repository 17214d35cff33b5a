import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ProblemError, type RollOverChoice, type RollOverPlan, type School } from '@track/api-contract'
import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { problemWords } from '../../../lib/problem-words'
import { inRegisterOrder } from '../../../lib/register-order'
import { yearName } from '../../../lib/year-name'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Select, TextField } from '../../../ui/field'
import { Finder } from '../../../ui/finder'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { planQueryOptions, type RollOverAsked } from '../api/plan-roll-over'
import { useRollOver } from '../api/roll-over'
import styles from './roll-over-page.module.css'

type ClassChoice = RollOverChoice['classes'][number]

/** What becomes of every class, tried out on the server after each change: what the page says is what the button does. */
export function RollOverPlanner({
  school,
  firstStart,
  onMoved,
}: {
  readonly school: School
  readonly firstStart: CalendarDate
  readonly onMoved: () => void
}) {
  const { t } = useLingui()
  const { show, say } = useNotices()
  const [asked, setAsked] = useState<RollOverAsked>({ startsOn: firstStart })
  const { data, error, isFetching } = useQuery(planQueryOptions(school.id, asked))
  const [plan, setPlan] = useState<RollOverPlan | undefined>(undefined)
  // A choice that cannot be planned keeps the plan before it on the page, so that it can be mended there.
  if (data && data !== plan) setPlan(data)
  const [confirming, setConfirming] = useState(false)
  const rollOver = useRollOver(school.id)

  const upToDate = data !== undefined && !isFetching && !error
  const summary = upToDate ? summaryOf(data) : undefined
  useEffect(() => {
    if (summary) say(summary)
  }, [summary, say])

  if (!plan) return error ? <Alert>{problemWords(error)}</Alert> : null
  const { newClasses = [], stayingPupilIds = [], classes } = asked.classes ? { classes: [], ...asked } : plan.choice
  const change = (next: Partial<RollOverChoice>) =>
    setAsked({ startsOn: asked.startsOn, classes, newClasses, stayingPupilIds, ...next })
  const setClass = (groupId: string, into: string | null | undefined) => {
    const at = classes.findIndex((one) => one.groupId === groupId)
    const chosen = into === undefined ? [] : [{ groupId, into }]
    change({ classes: at < 0 ? [...classes, ...chosen] : classes.toSpliced(at, 1, ...chosen) })
  }
  const faults = faultsOf(error, classes)
  const { startsOn } = asked
  const firstDay = formatDate(startsOn, school)

  return (
    <>
      <p className={styles.lead}>
        <Trans>
          Here the classes of today become those of the new year. Pupils go on together; programmes and teachers stay
          with the name of a class: the new 4 Oak takes over what 4 Oak works through today. Nothing happens until you
          press the button at the end; what has been marked stays where it is, and the move can be undone.
        </Trans>
      </p>
      <div className={styles.day}>
        <TextField
          label={t`First day of the new year`}
          type="date"
          required
          value={startsOn}
          hint={t`The last day in today’s classes is ${formatDate(plan.lastDay, school)}.`}
          error={faults.day}
          onChange={({ target: { value } }) =>
            isCalendarDate(value) && setAsked(asked.classes ? { ...asked, startsOn: value } : { startsOn: value })
          }
        />
      </div>
      {error && faults.other && <Alert>{problemWords(error)}</Alert>}
      {plan.notes.length > 0 && (
        <section className={styles.notes} aria-label={t`To look at first`}>
          <h2>
            <Trans>To look at first</Trans>
          </h2>
          <ul>
            {plan.notes.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section} aria-labelledby="classes-of-today">
        <h2 id="classes-of-today">
          <Trans>Classes of today</Trans>
        </h2>
        <table className={`${styles.table} ${styles.plan}`}>
          <thead>
            <tr>
              <th scope="col">{t`Class`}</th>
              <th scope="col">{t`On its last day`}</th>
              <th scope="col">{t`In the new year`}</th>
            </tr>
          </thead>
          <tbody>
            {plan.classes.map(({ groupId, name, pupils, staying }) => {
              const into = classes.find((one) => one.groupId === groupId)?.into
              return (
                <tr key={groupId}>
                  <th scope="row">{name}</th>
                  <td>
                    {plural(pupils, { one: '# pupil', other: '# pupils' })}
                    {staying > 0 && (
                      <span className={styles.quiet}>
                        {' '}
                        {plural(staying, { one: '# stays down', other: '# stay down' })}
                      </span>
                    )}
                  </td>
                  <td>
                    <div className={styles.becomes}>
                      <Select
                        bare
                        label={t`${name} in the new year`}
                        value={into === undefined ? 'ends' : into === null ? 'leaves' : 'becomes'}
                        choices={[
                          { value: 'becomes', label: t`becomes` },
                          { value: 'leaves', label: t`leaves the school` },
                          { value: 'ends', label: t`ends, its pupils in no class yet` },
                        ]}
                        onChange={(next) =>
                          setClass(groupId, next === 'ends' ? undefined : next === 'leaves' ? null : name)
                        }
                      />
                      {typeof into === 'string' && (
                        <NameField
                          label={t`${name} becomes`}
                          value={into}
                          error={faults.classes.get(groupId)}
                          onName={(next) => setClass(groupId, next)}
                        />
                      )}
                    </div>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <NewClasses names={newClasses} onChange={(names) => change({ newClasses: names })} />
      <StayingDown schoolId={school.id} ids={stayingPupilIds} onChange={(ids) => change({ stayingPupilIds: ids })} />
      <Preview school={school} plan={plan} />
      <div className={styles.section}>
        <div>
          <Button look="primary" aria-disabled={!upToDate} onClick={() => upToDate && setConfirming(true)}>
            <Trans>Move into the new year</Trans>
          </Button>
        </div>
        {error && (
          <p className={styles.quiet}>
            <Trans>First put right what is marked above.</Trans>
          </p>
        )}
      </div>
      {confirming && (
        <Dialog title={t`Move into the new year from ${firstDay}?`} onClose={() => setConfirming(false)}>
          {rollOver.error && <Alert>{problemWords(rollOver.error)}</Alert>}
          <p>{summaryOf(plan)}</p>
          <Buttons>
            <Button
              look="primary"
              data-first
              onClick={() =>
                !rollOver.isPending &&
                rollOver.mutate(plan.choice, {
                  onSuccess: () => {
                    show({ text: t`The school moves into the new year from ${firstDay}` })
                    setConfirming(false)
                    setAsked({ startsOn })
                    onMoved()
                  },
                })
              }
            >
              <Trans>Move</Trans>
            </Button>
            <Button onClick={() => setConfirming(false)}>
              <Trans>Not yet</Trans>
            </Button>
          </Buttons>
        </Dialog>
      )}
    </>
  )
}

/** A name that counts when it is finished (Enter, or leaving the field), not at every letter. */
function NameField({
  label,
  value,
  error,
  onName,
}: {
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onName: (name: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const finish = () => {
    const name = typed?.trim()
    if (name && name !== value) onName(name)
    setTyped(null)
  }
  return (
    <div className={styles.name}>
      <input
        aria-label={label}
        aria-invalid={error ? true : undefined}
        maxLength={200}
        autoComplete="off"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => event.key === 'Enter' && finish()}
      />
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}

function NewClasses({
  names,
  onChange,
}: {
  readonly names: readonly string[]
  readonly onChange: (names: string[]) => void
}) {
  const { t } = useLingui()
  const field = useRef<HTMLFormElement>(null)
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name') ?? '').trim()
    if (name === '') return
    onChange([...names, name])
    form.reset()
  }
  return (
    <section className={styles.section} aria-labelledby="new-classes">
      <h2 id="new-classes">
        <Trans>Classes that begin empty</Trans>
      </h2>
      <p className={styles.quiet}>
        <Trans>Such as Reception, whose pupils are still to join.</Trans>
      </p>
      {names.length > 0 && (
        <ul className={styles.chips}>
          {names.map((name) => (
            <li key={name}>
              {name}
              <Button
                look="quiet"
                aria-label={t`Take out ${name}`}
                onClick={() => {
                  onChange(names.filter((one) => one !== name))
                  field.current?.querySelector('input')?.focus()
                }}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={styles.add} ref={field} onSubmit={add}>
        <TextField label={t`Name of a class`} name="name" maxLength={200} autoComplete="off" />
        <Button type="submit">
          <Trans>Add the class</Trans>
        </Button>
      </form>
    </section>
  )
}

function StayingDown({
  schoolId,
  ids,
  onChange,
}: {
  readonly schoolId: string
  readonly ids: readonly string[]
  readonly onChange: (ids: string[]) => void
}) {
  const { t } = useLingui()
  const [finding, setFinding] = useState(false)
  const { data: pupils = [] } = useQuery(pupilsQueryOptions({ schoolId }))
  const staying = inRegisterOrder(pupils.filter(({ id }) => ids.includes(id)))
  const find = useRef<HTMLDivElement>(null)
  return (
    <section className={styles.section} aria-labelledby="staying-down">
      <h2 id="staying-down">
        <Trans>Staying down</Trans>
      </h2>
      <p className={styles.quiet}>
        <Trans>
          Pupils who stay in the year they are registered in. They go into the new class that takes the name of their
          old one.
        </Trans>
      </p>
      {staying.length > 0 && (
        <ul className={styles.chips}>
          {staying.map(({ id, label }) => (
            <li key={id}>
              {label}
              <Button
                look="quiet"
                aria-label={t`${label} goes on after all`}
                onClick={() => {
                  onChange(ids.filter((one) => one !== id))
                  find.current?.querySelector('button')?.focus()
                }}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div ref={find}>
        <Button onClick={() => setFinding(true)}>
          <Trans>Find a pupil</Trans>
        </Button>
      </div>
      {finding && (
        <Dialog title={t`Who stays down?`} atTop onClose={() => setFinding(false)}>
          <Finder
            label={t`Name of the pupil`}
            none={t`Nobody is called that.`}
            among={inRegisterOrder(pupils.filter(({ id }) => !ids.includes(id))).map((pupil) => ({
              id: pupil.id,
              label: pupil.label,
              detail: pupil.registeredYear && yearName(pupil.registeredYear),
            }))}
            onChoose={({ id }) => {
              setFinding(false)
              onChange([...ids, id])
            }}
          />
        </Dialog>
      )}
    </section>
  )
}

/** The new year in plain counts. */
function Preview({ school, plan }: { readonly school: School; readonly plan: RollOverPlan }) {
  const { t } = useLingui()
  const nameOf = new Map(plan.classes.map(({ groupId, name }) => [groupId, name]))
  return (
    <section className={styles.section} aria-labelledby="preview">
      <h2 id="preview">{t`From ${formatDate(plan.startsOn, school)}`}</h2>
      <p>{summaryOf(plan)}</p>
      {plan.newClasses.length > 0 && (
        <table className={styles.table}>
          <caption>
            <Trans>Classes of the new year</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t`Class`}</th>
              <th scope="col" className={styles.number}>{t`Pupils`}</th>
              <th scope="col">{t`Years`}</th>
              <th scope="col" className={styles.wide}>{t`Programmes and teachers of`}</th>
            </tr>
          </thead>
          <tbody>
            {plan.newClasses.map(({ name, pupils, years, likeGroupId }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={styles.number}>{pupils}</td>
                <td>{years.map(yearName).join(', ')}</td>
                <td className={styles.wide}>
                  {likeGroupId ? t`${nameOf.get(likeGroupId) ?? name} of today` : t`none yet`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {plan.cohorts.length > 0 && (
        <table className={`${styles.table} ${styles.narrow}`}>
          <caption>
            <Trans>Year groups of the new year</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t`Year group`}</th>
              <th scope="col" className={styles.number}>{t`Pupils`}</th>
            </tr>
          </thead>
          <tbody>
            {plan.cohorts.map(({ name, pupils }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={styles.number}>{pupils}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.quiet}>
        <Trans>
          Reports can still be of the classes of before: choose “The pupils in it at each date” under “Who counts”.
        </Trans>
      </p>
    </section>
  )
}

/** "14 classes end · 14 classes begin · 360 pupils go on · 60 leave the school" */
function summaryOf({ classes, newClasses, leavers }: RollOverPlan): string {
  const going = newClasses.reduce((sum, { pupils }) => sum + pupils, 0)
  const staying = classes.reduce((sum, one) => sum + one.staying, 0)
  return [
    plural(classes.length, { one: '# class ends', other: '# classes end' }),
    plural(newClasses.length, { one: '# class begins', other: '# classes begin' }),
    plural(going, { one: '# pupil goes on', other: '# pupils go on' }),
    plural(leavers, { 0: 'nobody leaves the school', one: '# leaves the school', other: '# leave the school' }),
    ...(staying > 0 ? [plural(staying, { one: '# stays down', other: '# stay down' })] : []),
  ].join(' · ')
}

/** What the server said is wrong with the choice, where it stands on the page. */
function faultsOf(error: Error | null, classes: readonly ClassChoice[]) {
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : []
  const byClass = new Map<string, string>()
  let day: string | undefined
  for (const { pointer = '', detail } of faults) {
    const [, list, place] = pointer.split('/')
    const one = list === 'classes' ? classes[Number(place)] : undefined
    if (one) byClass.set(one.groupId, detail)
    if (list === 'startsOn') day = detail
  }
  return { classes: byClass, day, other: byClass.size === 0 && day === undefined }
}
