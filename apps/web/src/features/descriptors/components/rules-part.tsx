import { Trans, useLingui } from '@lingui/react/macro'
import type { DescriptorList, School } from '@track/api-contract'
import { checkConditions, type OnTrackRule } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { useMemo, useState } from 'react'
import { conditionsWords } from '../../../lib/condition-words'
import { formatDate } from '../../../lib/format-date'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { useKeepRule } from '../api/keep-policy'
import { type ConditionsDraft, conditionsOf, draftOf, newConditions } from '../conditions-draft'
import { type History, historiesOf } from '../histories'
import type { PartProps } from '../parts'
import { surroundingsOf } from '../surroundings'
import { ConditionsBuilder } from './conditions-builder'
import styles from './editor.module.css'
import { PolicyList } from './policy-list'
import { VersionEditor } from './version-editor'
import { VersionList } from './version-list'
import { WhatIf } from './what-if'

/** The school's own rules for "on track". */
export function RulesPart({ school, descriptors, id, onDone, onClose }: PartProps) {
  const { t } = useLingui()
  const { today } = school
  const histories = useMemo(() => historiesOf(descriptors.rules, { today }), [descriptors.rules, today])
  const history = histories.find((one) => one.id === id)
  if (history || id === 'new')
    return (
      <RuleEditor
        key={id}
        school={school}
        descriptors={descriptors}
        history={history}
        onDone={() => onDone({ part: 'rules' })}
        onClose={() => onClose({ part: 'rules' })}
      />
    )
  const { names } = surroundingsOf(descriptors, { school, asOf: today })
  return (
    <>
      <p className={styles.quiet}>
        <Trans>What the school asks of a pupil to be called on track. Pages say by which rule they count.</Trans>
      </p>
      <PolicyList
        schoolId={school.id}
        part="rules"
        add={t`Add a rule`}
        empty={t`The school’s rule for “on track” will be here. Until there is one nobody is called on track, or not.`}
        lines={histories.map(({ id: ruleId, now, next }) => {
          const day = (date: CalendarDate) => formatDate(date, { today })
          const words = conditionsWords(now.rule, names)
          const later = next && conditionsWords(next.rule, names)
          return {
            id: ruleId,
            name: now.name,
            facts: [
              now.effectiveFrom > today
                ? t`From ${day(now.effectiveFrom)}: ${words}.`
                : t`Since ${day(now.effectiveFrom)}: ${words}.`,
              ...(next && next !== now ? [t`From ${day(next.effectiveFrom)}: ${later}.`] : []),
            ],
          }
        })}
      />
    </>
  )
}

function RuleEditor({
  school,
  descriptors,
  history,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly descriptors: DescriptorList
  readonly history: History<OnTrackRule> | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today } = school
  const keep = useKeepRule(school.id)
  const [base] = useState(() => ({
    name: history?.now.name ?? t`On track`,
    when: history ? draftOf(history.now.rule) : newConditions(),
  }))
  const [draft, setDraft] = useState<{ readonly name: string; readonly when: ConditionsDraft }>(base)
  const [from, setFrom] = useState(today)
  const { name, when } = draft
  const rule = conditionsOf(when)
  const surroundings = surroundingsOf(descriptors, { school, asOf: from })
  const issues = checkConditions(rule, surroundings)
  return (
    <VersionEditor
      title={history?.now.name ?? t`A new rule`}
      today={today}
      from={from}
      next={history?.next?.effectiveFrom}
      isNew={!history}
      dirty={JSON.stringify(draft) !== JSON.stringify(base)}
      faults={issues.filter(({ severity }) => severity === 'error').length}
      error={keep.error}
      waiting={keep.isPending}
      onFrom={setFrom}
      onClose={onClose}
      onKeep={() =>
        keep.mutate(
          { ...(history && { id: history.id }), name: name.trim(), rule, effectiveFrom: from },
          {
            onSuccess: () => {
              const asks = conditionsWords(rule, surroundings.names)
              show({ text: t`“${name}” from ${formatDate(from, { today })}: ${asks}` })
              onDone()
            },
          },
        )
      }
      trial={<WhatIf school={school} draft={{ kind: 'on-track-rule', ...(history && { ruleId: history.id }), rule }} />}
      history={
        history && (
          <VersionList
            versions={history.versions}
            now={history.now}
            today={today}
            wordsOf={(version, before) => [
              ...(before && before.name !== version.name
                ? [t`Is called “${version.name}”, before “${before.name}”`]
                : []),
              upperFirst(conditionsWords(version.rule, surroundings.names)),
            ]}
            onStartFrom={(version) => setDraft({ name: version.name, when: draftOf(version.rule) })}
          />
        )
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t`Name of the rule`}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </div>
      <fieldset className={styles.part}>
        <legend>{t`A pupil is on track when`}</legend>
        <ConditionsBuilder
          label={t`A pupil is on track when`}
          draft={when}
          surroundings={surroundings}
          issues={issues}
          onChange={(next) => setDraft({ ...draft, when: next })}
        />
        <p className={styles.quiet}>
          <Trans>In words: {conditionsWords(rule, surroundings.names)}.</Trans>{' '}
          <Trans>
            Exactly as much as that is enough. Where nothing is judged yet it is not known whether a pupil is on track.
          </Trans>
        </p>
      </fieldset>
    </VersionEditor>
  )
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
