import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ClassMarkbook, mayDo, type School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Programme, sequenceOf, thisWeek } from '@track/objectives'
import { mondayOf, schoolWeeks } from '@track/roster'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate, formatShortDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { planQueryOptions } from '../api/read-plan'
import { type PlanDays, useSetPlanDays } from '../api/set-plan-days'
import { anotherWeek, planWeeks } from '../plan-weeks'
import styles from './class-plan-page.module.css'
import { SpreadDialog } from './spread-dialog'
import { TaughtDay } from './taught-day'

/** When a class is taught what: its programme in its own order, each objective with the day or week it begins. */
export function ClassPlanPage({
  school,
  classId,
  subjectId,
}: {
  readonly school: School
  readonly classId: string
  readonly subjectId: string
}) {
  const { t } = useLingui()
  const { data: plan, error } = useQuery(planQueryOptions({ schoolId: school.id, classId, subjectId }))
  const className = plan?.className ?? school.classes.find(({ id }) => id === classId)?.name ?? ''
  const subjectName = school.subjects.find(({ id }) => id === subjectId)?.name ?? ''
  return (
    <Page
      title={t`Plan of ${className} in ${subjectName}`}
      actions={
        <Link
          to={paths.classMarkbook}
          params={{ schoolId: school.id, classId, subjectId }}
          activeOptions={{ exact: true }}
          className={buttonClass()}
        >
          <Trans>To the markbook</Trans>
        </Link>
      }
    >
      {error && !plan && <Alert>{problemWords(error)}</Alert>}
      {plan && !plan.programme && (
        <div className={styles.start}>
          <p>
            <Trans>
              What {className} works through in {subjectName} will be here, week by week. Give the class a programme
              first.
            </Trans>
          </p>
          <Link
            to={paths.programmes}
            params={{ schoolId: school.id }}
            search={{ subject: subjectId }}
            className={buttonClass('primary')}
          >
            <Trans>Choose its programme</Trans>
          </Link>
        </div>
      )}
      {plan?.programme && <Plan school={school} plan={plan} programme={plan.programme} />}
    </Page>
  )
}

function Plan({
  school,
  plan,
  programme,
}: {
  readonly school: School
  readonly plan: ClassMarkbook
  readonly programme: Programme
}) {
  const { t } = useLingui()
  const { say, show } = useNotices()
  const { today } = school
  const { classId, className, subjectId, taught, objectives } = plan
  const set = useSetPlanDays({ schoolId: school.id, classId, subjectId })
  const [spreading, setSpreading] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const focusAfter = useRef<{ readonly id: string; readonly control: string } | null>(null)
  // A row that moves to another week is drawn anew: the same button of it keeps the focus.
  useLayoutEffect(() => {
    if (!focusAfter.current) return
    const { id, control } = focusAfter.current
    list.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-control="${control}"]`)?.focus()
    focusAfter.current = null
  })

  const mayEdit = mayDo(school.role, 'change-objectives')
  const question = { taught, asOf: today, objectives }
  const ids = sequenceOf(programme, question)
  const now = new Set(thisWeek(programme, question))
  const days = new Map(taught.map(({ objectiveId, taughtFrom }) => [objectiveId, taughtFrom]))
  const wordings = new Map(objectives.map(({ id, wording }) => [id, wording]))
  const notBegun = ids.filter((id) => (days.get(id) ?? '~') > today)
  const year = school.academicYears.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  const weeks = schoolWeeks(school, {
    from: year?.startsOn ?? mondayOf(today),
    until: year?.endsOn ?? [today, ...school.terms.map(({ endsOn }) => endsOn)].sort().at(-1)!,
  })

  const put = (changed: PlanDays, text?: string) => {
    const before = new Map([...changed.keys()].map((id) => [id, days.get(id) ?? null]))
    const failed = (error: unknown) => show({ text: problemWords(error) })
    set(changed).then(() => {
      if (text) show({ text, action: { label: t`Undo`, run: () => void set(before).catch(failed) } })
    }, failed)
  }
  const begin = (id: string, day: CalendarDate | null) => {
    if (day) say(t`Taught from ${formatDate(day, { today })}: ${wordings.get(id) ?? ''}`)
    else say(t`No day yet: ${wordings.get(id) ?? ''}`)
    put(new Map([[id, day]]))
  }
  const move = (id: string, by: -1 | 1, control: string) => {
    const last = ids.reduce<CalendarDate | null>((latest, one) => {
      const day = days.get(one)
      return day && (!latest || day > latest) ? day : latest
    }, null)
    const day = anotherWeek(days.get(id) ?? null, { by, weeks, last })
    if (!day) {
      say(by < 0 ? t`There is no earlier week of school this year` : t`There is no later week of school this year`)
      return
    }
    focusAfter.current = { id, control }
    begin(id, day)
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (!mayEdit || !event.altKey || !by) return
    event.preventDefault()
    const control = (event.target as HTMLElement).closest<HTMLElement>('[data-control]')?.dataset.control
    move(id, by, control ?? 'earlier')
  }

  if (ids.length === 0)
    return (
      <div className={styles.start}>
        <p>
          <Trans>{programme.name} holds no objectives yet.</Trans>
        </p>
        <Link
          to={paths.programmes}
          params={{ schoolId: school.id }}
          search={{ subject: subjectId, programme: programme.id }}
          className={buttonClass('primary')}
        >
          <Trans>Choose objectives</Trans>
        </Link>
      </div>
    )
  return (
    <>
      <div className={styles.about}>
        <p className={styles.quiet}>
          <Trans>
            {programme.name}, in the order of {className}. Other classes have plans of their own. Reports count an
            objective as taught from its day on; marking it for the first time dates it too.
          </Trans>
        </p>
        {mayEdit && notBegun.length > 0 && (
          <Button onClick={() => setSpreading(true)}>
            <Trans>Spread over the weeks…</Trans>
          </Button>
        )}
      </div>
      <div ref={list} className={styles.weeks}>
        {planWeeks(ids, days).map(({ monday, objectiveIds }) => (
          <section key={monday ?? ''} className={styles.week} data-now={objectiveIds.some((id) => now.has(id))}>
            <h2>
              {monday ? <Trans>Week of {formatShortDate(monday, { today })}</Trans> : <Trans>No day yet</Trans>}
              {objectiveIds.some((id) => now.has(id)) && (
                <span className={styles.now}>
                  {monday === mondayOf(today) ? <Trans>This week</Trans> : <Trans>Worked on now</Trans>}
                </span>
              )}
            </h2>
            <ol className={styles.rows}>
              {objectiveIds.map((id) => {
                const wording = wordings.get(id) ?? ''
                const day = days.get(id) ?? null
                return (
                  <li key={id} className={styles.row} data-row={id} onKeyDown={(event) => onKeyDown(event, id)}>
                    <span className={styles.wording}>{wording}</span>
                    {mayEdit ? (
                      <>
                        <TaughtDay label={t`Taught from: ${wording}`} day={day} onDay={(next) => begin(id, next)} />
                        <span className={styles.controls}>
                          <Button
                            look="quiet"
                            data-control="earlier"
                            title={t`A week earlier (Alt and up)`}
                            aria-label={t`A week earlier: ${wording}`}
                            onClick={() => move(id, -1, 'earlier')}
                          >
                            <span className={styles.up}>
                              <Icon name="chevron" />
                            </span>
                          </Button>
                          <Button
                            look="quiet"
                            data-control="later"
                            title={t`A week later (Alt and down)`}
                            aria-label={t`A week later: ${wording}`}
                            aria-disabled={day === null}
                            onClick={() => move(id, 1, 'later')}
                          >
                            <Icon name="chevron" />
                          </Button>
                        </span>
                      </>
                    ) : (
                      day && <span className={styles.quiet}>{formatDate(day, { today })}</span>
                    )}
                  </li>
                )
              })}
            </ol>
          </section>
        ))}
      </div>
      {spreading && (
        <SpreadDialog
          school={school}
          objectiveIds={notBegun}
          onSpread={(spread) => {
            setSpreading(false)
            put(
              spread,
              plural(spread.size, { one: '# objective has its week', other: '# objectives have their weeks' }),
            )
          }}
          onClose={() => setSpreading(false)}
        />
      )}
    </>
  )
}
