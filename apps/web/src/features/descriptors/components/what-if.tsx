import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { WhatIf as Answer, DescriptorList, School, WhatIfQuery } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar } from '../../../ui/page'
import { useTryWhatIf } from '../api/try-what-if'
import { historiesOf } from '../histories'
import editorStyles from './editor.module.css'
import styles from './what-if.module.css'

type Draft = WhatIfQuery['draft']

/** As many pupils as leave the day and the button below them in sight. */
const SHORT_LIST = 6

/** What would the draft change, and for whom? The same judgements are read twice; nothing is written. */
export function WhatIf({
  school,
  subjects = school.subjects,
  rules = [],
  draft,
}: {
  readonly school: School
  /** The subjects that the draft could change something in. */
  readonly subjects?: School['subjects']
  /** The rules by whose answer a draft of something else can be seen. */
  readonly rules?: DescriptorList['rules']
  /** The draft, or how it becomes one with such a rule. */
  readonly draft: Draft | ((ruleId: string) => Draft)
}) {
  const { t } = useLingui()
  const { today } = school
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const histories = historiesOf(rules, { today })
  const [subjectId, setSubjectId] = useState(subjects[0]?.id ?? '')
  const [groupId, setGroupId] = useState('all')
  const [asOf, setAsOf] = useState(today)
  const [ruleId, setRuleId] = useState(histories[0]?.id ?? '')
  const [tried, setTried] = useState('')
  const attempt = useTryWhatIf(school.id)
  const byRule = typeof draft === 'function'
  const isNew = !byRule && isUnkept(draft)
  const question: WhatIfQuery = { subjectId, groupId, asOf, draft: byRule ? draft(ruleId) : draft }
  const key = JSON.stringify(question)
  const run = () => {
    setTried(key)
    attempt.mutate(question)
  }
  const running = groups.filter(
    ({ startsOn, endsOn }) => (startsOn === undefined || startsOn <= asOf) && (endsOn === undefined || endsOn >= asOf),
  )
  const fresh = tried === key
  if (!subjectId || (byRule && !ruleId)) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field here tries the draft rather than keeping it
    <section
      className={styles.trial}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        run()
      }}
    >
      <h3>
        <Trans>Try it first</Trans>
      </h3>
      <p className={styles.quiet}>
        {isNew ? (
          <Trans>This is a trial: it shows where everybody would stand by the draft. Nothing is written.</Trans>
        ) : (
          <Trans>This is a trial: it shows for whom the draft would change something. Nothing is written.</Trans>
        )}
      </p>
      <Bar>
        <LabelledSelect
          label={t`Subject`}
          value={subjectId}
          choices={subjects.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setSubjectId}
        />
        <LabelledSelect
          label={t`Class or group`}
          value={groupId}
          choices={[
            { value: 'all', label: t`The whole school` },
            ...running.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setGroupId}
        />
        {byRule && (
          <LabelledSelect
            label={t`Seen by the rule`}
            value={ruleId}
            choices={histories.map(({ id, now }) => ({ value: id, label: now.name }))}
            onChange={setRuleId}
          />
        )}
        <div className={styles.day}>
          <TextField
            label={t`On the day`}
            type="date"
            value={asOf}
            onChange={(event) => event.target.value && setAsOf(event.target.value as CalendarDate)}
          />
        </div>
        <Button onClick={run} aria-disabled={attempt.isPending}>
          <Trans>Try it</Trans>
        </Button>
      </Bar>
      {attempt.error && fresh && <Alert>{problemWords(attempt.error)}</Alert>}
      <div role="status" className={styles.answer}>
        {attempt.data && fresh && <WhatIfAnswer answer={attempt.data} isNew={isNew} today={today} />}
        {attempt.data && !fresh && (
          <p className={styles.quiet}>
            <Trans>Something was changed since the last trial. Try it again.</Trans>
          </p>
        )}
      </div>
    </section>
  )
}

/** A rule or a set that is not kept yet: there is nothing to compare it with. */
function isUnkept(draft: Draft): boolean {
  return (
    (draft.kind === 'on-track-rule' && draft.ruleId === undefined) ||
    (draft.kind === 'descriptor-set' && draft.setId === undefined)
  )
}

function WhatIfAnswer({
  answer,
  isNew,
  today,
}: {
  readonly answer: Answer
  readonly isNew: boolean
  readonly today: CalendarDate
}) {
  const { outcomes, counts, pupils, asOf } = answer
  const labels = new Map(outcomes.map(({ id, label }) => [id, label]))
  const sum = (side: 'now' | 'draft', id: string) =>
    counts.reduce((total, one) => (one[side] === id ? total + one.pupils : total), 0)
  const changed = pupils.filter(({ now, draft }) => now !== draft)
  const all = pupils.length
  const day = formatDate(asOf, { today })
  const list = (
    <ul className={styles.pupils}>
      {changed.map(({ pupilId, label, now, draft, reasons }) => (
        <li key={pupilId}>
          <strong>{label}</strong>
          <span>
            {!isNew && `${labels.get(now) ?? now} → `}
            {labels.get(draft) ?? draft}
          </span>
          <span className={styles.quiet}>{reasons.join('; ')}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <p className={styles.sum}>
        {isNew ? (
          plural(all, { one: 'Where # pupil would stand', other: 'Where # pupils would stand' })
        ) : changed.length === 0 ? (
          <Trans>Nobody would change.</Trans>
        ) : (
          plural(changed.length, {
            one: `# of ${all} pupils would change.`,
            other: `# of ${all} pupils would change.`,
          })
        )}
      </p>
      {asOf > today && (
        <p>
          <Trans>
            {day} has not come. This counts the judgements made by today, by what is planned for then: it is no
            forecast.
          </Trans>
        </p>
      )}
      <table className={styles.counts}>
        <caption>
          <Trans>Pupils on {day}, a trial</Trans>
        </caption>
        <thead>
          <tr>
            <td />
            {!isNew && (
              <th scope="col">
                <Trans>Now</Trans>
              </th>
            )}
            <th scope="col">
              <Trans>By the draft</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {!isNew && <td>{sum('now', id)}</td>}
              <td>{sum('draft', id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > 0 &&
        (isNew || changed.length > SHORT_LIST ? (
          <details className={editorStyles.more}>
            <summary>
              <Trans>Each pupil, and why</Trans>
            </summary>
            {list}
          </details>
        ) : (
          list
        ))}
    </>
  )
}
