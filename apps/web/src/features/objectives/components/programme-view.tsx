import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EditableProgramme, ObjectiveList, ProgrammeList, School } from '@track/api-contract'
import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { isRetired, moveObjective, type Programme } from '@track/objectives'
import type { Pupil } from '@track/roster'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatShortDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { remembered } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Bar } from '../../../ui/page'
import { useAssignProgramme } from '../api/assign-programme'
import { useChangeProgramme } from '../api/change-programme'
import { taughtQueryOptions } from '../api/list-taught'
import { useOrderProgramme } from '../api/order-programme'
import { useSetTaughtFrom } from '../api/set-taught-from'
import { ChooseObjectivesDialog } from './choose-objectives-dialog'
import styles from './programmes-page.module.css'
import { TaughtDay } from './taught-day'

/** One programme: who works in it, its objectives in teaching order, and from when each was taught. */
export function ProgrammeView({
  school,
  programme,
  list,
  objectives,
  pupils,
}: {
  readonly school: School
  readonly programme: EditableProgramme
  readonly list: ProgrammeList
  readonly objectives: ObjectiveList
  readonly pupils: readonly Pupil[]
}) {
  const { t } = useLingui()
  const { say, show } = useNotices()
  const { subjectId } = programme
  const change = useChangeProgramme(school.id)
  const taught = useSetTaughtFrom(school.id)
  const [choosing, setChoosing] = useState(false)
  const [from, setFrom] = useState<string>(school.today)
  const effectiveFrom = isCalendarDate(from) ? from : school.today
  const order = useOrderProgramme(school.id, programme, { effectiveFrom })
  const objectiveIds = order.pending ?? programme.objectiveIds
  const objectiveById = new Map(objectives.objectives.map((one) => [one.id, one]))

  const classes = school.classes.filter(({ id }) =>
    list.classes.some(({ groupId, programmeId }) => groupId === id && programmeId === programme.id),
  )
  const own = pupils.filter(({ id }) =>
    list.pupils.some(({ pupilId, programmeId }) => pupilId === id && programmeId === programme.id),
  )
  const learners = [
    ...classes.map(({ id, name }) => ({ id, name, groupId: id, pupilId: null })),
    ...own.map(({ id, label }) => ({ id, name: label, groupId: null, pupilId: id })),
  ]
  const [chosen, setChosen] = useState(() => remembered('class') ?? school.classes.find(({ mine }) => mine)?.id)
  const learner = learners.find(({ id }) => id === chosen) ?? learners[0]
  const days = useQuery(
    taughtQueryOptions({
      schoolId: school.id,
      subjectId,
      groupId: learner?.groupId ?? null,
      pupilId: learner?.pupilId ?? null,
    }),
  )

  const rows = useRef<HTMLOListElement>(null)
  const who = useRef<HTMLHeadingElement>(null)
  const focusAfter = useRef<{ readonly id: string; readonly control: string } | null>(null)
  useLayoutEffect(() => {
    if (!focusAfter.current) return
    const { id, control } = focusAfter.current
    rows.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-control="${control}"]`)?.focus()
    focusAfter.current = null
  })

  const set = (next: readonly string[], text?: string) => {
    const before = objectiveIds
    order.put(next, {
      onSuccess: () => {
        if (text) show({ text, action: { label: t`Undo`, run: () => set(before) } })
      },
      onError: (error) => show({ text: problemWords(error) }),
    })
  }
  const move = (id: string, by: -1 | 1, control: string) => {
    const at = objectiveIds.indexOf(id)
    const neighbour = objectiveIds[at + by]
    if (neighbour === undefined) {
      say(by < 0 ? t`This is the first of the programme` : t`This is the last of the programme`)
      return
    }
    const [moved, before] = by < 0 ? [id, neighbour] : [neighbour, id]
    focusAfter.current = { id, control }
    say(t`Moved to place ${at + by + 1} of ${objectiveIds.length}`)
    set(moveObjective(objectiveIds, { objectiveId: moved, before }))
  }
  const remove = (id: string) => {
    const at = objectiveIds.indexOf(id)
    const next = objectiveIds.filter((one) => one !== id)
    const neighbour = next[Math.min(at, next.length - 1)]
    if (neighbour) focusAfter.current = { id: neighbour, control: 'remove' }
    const day = formatShortDate(effectiveFrom, school)
    set(next, t`Taken out of ${programme.name} from ${day}. What was judged stays, and so do earlier pages.`)
  }
  const teach = (objectiveId: string, taughtFrom: CalendarDate | null) => {
    if (!learner) return
    const { groupId, pupilId, name } = learner
    taught.mutate(
      { taught: [{ objectiveId, groupId, pupilId, taughtFrom }] },
      {
        onSuccess: () =>
          say(taughtFrom ? t`${name}: taught from ${formatShortDate(taughtFrom, school)}` : t`${name}: not taught yet`),
        onError: (error) => show({ text: problemWords(error) }),
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (!event.altKey || !by) return
    event.preventDefault()
    const control = (event.target as HTMLElement).closest<HTMLElement>('[data-control]')?.dataset.control
    move(id, by, control ?? 'up')
  }

  return (
    <div className={styles.view}>
      <section className={styles.part}>
        <Rename programme={programme} onRename={(name) => change.mutate({ programme, change: { name } })} />
        {change.error && <Alert>{problemWords(change.error)}</Alert>}
        <h2 ref={who} tabIndex={-1}>
          <Trans>Who works in it</Trans>
        </h2>
        {learners.length > 0 ? (
          <ul className={styles.chips}>
            {learners.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        ) : (
          <p className={styles.quiet}>
            <Trans>Nobody yet.</Trans>
          </p>
        )}
        <Assign school={school} programme={programme} list={list} onGiven={() => who.current?.focus()} />
      </section>

      <section className={styles.part}>
        <div className={styles.head}>
          <h2>
            <Trans>In teaching order</Trans>
          </h2>
          <Button onClick={() => setChoosing(true)}>
            <Trans>Choose objectives</Trans>
          </Button>
        </div>
        <Bar>
          {learner && (
            <LabelledSelect
              label={t`Taught to`}
              value={learner.id}
              choices={learners.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
          <div className={styles.from}>
            <TextField
              label={t`Changes count from`}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </div>
        </Bar>
        <p className={styles.quiet}>
          <Trans>
            Pages of days before {formatShortDate(effectiveFrom, school)} stay as they were. Reports count what is
            taught from its day on; marking an objective for the first time dates it too.
          </Trans>{' '}
          {learner?.groupId && (
            <Link to={paths.classPlan} params={{ schoolId: school.id, classId: learner.groupId, subjectId }}>
              <Trans>Plan of {learner.name}, week by week</Trans>
            </Link>
          )}
        </p>
        {objectiveIds.length === 0 ? (
          <p>
            <Trans>No objectives yet. Choose them from the lists of the subject: of any year, in any mix.</Trans>
          </p>
        ) : (
          <ol ref={rows} className={styles.order}>
            {objectiveIds.map((id, place) => {
              const objective = objectiveById.get(id)
              const wording = objective?.wording ?? ''
              const from = days.data?.get(id) ?? null
              return (
                <li key={id} className={styles.row} data-row={id} onKeyDown={(event) => onKeyDown(event, id)}>
                  <span className={styles.wording}>
                    {wording}
                    {objective && isRetired(objective, school.today) && (
                      <small>
                        <Trans>retired</Trans>
                      </small>
                    )}
                    {objective?.offeredFrom && objective.offeredFrom > school.today && (
                      <small>
                        <Trans>from {formatShortDate(objective.offeredFrom, school)}</Trans>
                      </small>
                    )}
                  </span>
                  {learner && days.data && (
                    <TaughtDay
                      label={t`Taught to ${learner.name} from: ${wording}`}
                      day={from}
                      onDay={(day) => teach(id, day)}
                    />
                  )}
                  <span className={styles.controls}>
                    <Button
                      look="quiet"
                      data-control="up"
                      aria-label={t`Move up: ${wording}`}
                      aria-disabled={place === 0}
                      onClick={() => move(id, -1, 'up')}
                    >
                      <span className={styles.up}>
                        <Icon name="chevron" />
                      </span>
                    </Button>
                    <Button
                      look="quiet"
                      data-control="down"
                      aria-label={t`Move down: ${wording}`}
                      aria-disabled={place === objectiveIds.length - 1}
                      onClick={() => move(id, 1, 'down')}
                    >
                      <Icon name="chevron" />
                    </Button>
                    <Button
                      look="quiet"
                      data-control="remove"
                      aria-label={t`Take out: ${wording}`}
                      onClick={() => remove(id)}
                    >
                      <Icon name="close" />
                    </Button>
                  </span>
                </li>
              )
            })}
          </ol>
        )}
      </section>
      {choosing && (
        <ChooseObjectivesDialog
          school={school}
          programme={programme}
          chosen={objectiveIds}
          objectives={objectives}
          onChosen={(next) => {
            setChoosing(false)
            if (String(next) === String(objectiveIds)) return
            set(
              next,
              effectiveFrom === school.today
                ? plural(next.length, {
                    one: `${programme.name} has # objective now`,
                    other: `${programme.name} has # objectives now`,
                  })
                : plural(next.length, {
                    one: `${programme.name} has # objective from ${formatShortDate(effectiveFrom, school)}`,
                    other: `${programme.name} has # objectives from ${formatShortDate(effectiveFrom, school)}`,
                  }),
            )
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

function Rename({ programme, onRename }: { readonly programme: Programme; readonly onRename: (name: string) => void }) {
  const { t } = useLingui()
  const [name, setName] = useState(programme.name)
  const next = name.trim()
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault()
        if (next !== '' && next !== programme.name) onRename(next)
      }}
    >
      <TextField
        label={t`Name of the programme`}
        value={name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      {next !== programme.name && next !== '' && (
        <Button type="submit">
          <Trans>Rename</Trans>
        </Button>
      )}
    </form>
  )
}

/** A class into the programme, from a day on: what it did before stays as it was. */
function Assign({
  school,
  programme,
  list,
  onGiven,
}: {
  readonly school: School
  readonly programme: Programme
  readonly list: ProgrammeList
  /** The choice may be gone by now: when no class is left to give the programme to. */
  readonly onGiven: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const assign = useAssignProgramme(school.id)
  const [groupId, setGroupId] = useState('')
  const [from, setFrom] = useState<string>(school.today)
  const programmeOf = new Map(list.classes.map((one) => [one.groupId, one.programmeId]))
  const nameOf = new Map(list.programmes.map(({ id, name }) => [id, name]))
  const others = school.classes.filter(({ id }) => programmeOf.get(id) !== programme.id)
  if (others.length === 0) return null
  return (
    <div className={styles.assign}>
      <LabelledSelect
        label={t`Give it to`}
        value={groupId}
        choices={[
          { value: '', label: t`Choose a class` },
          ...others.map(({ id, name }) => {
            const now = nameOf.get(programmeOf.get(id) ?? '')
            return { value: id, label: now ? t`${name} (now in ${now})` : name }
          }),
        ]}
        onChange={setGroupId}
      />
      <TextField label={t`From`} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      <Button
        disabled={!groupId || !from || assign.isPending}
        onClick={() =>
          assign.mutate(
            {
              subjectId: programme.subjectId,
              groupId,
              programmeId: programme.id,
              effectiveFrom: from as CalendarDate,
            },
            {
              onSuccess: () => {
                const name = school.classes.find(({ id }) => id === groupId)?.name ?? ''
                show({
                  text: t`${name} works in ${programme.name} from ${formatShortDate(from as CalendarDate, school)}`,
                })
                setGroupId('')
                onGiven()
              },
            },
          )
        }
      >
        <Trans>Give</Trans>
      </Button>
      {assign.error && <Alert>{problemWords(assign.error)}</Alert>}
    </div>
  )
}
