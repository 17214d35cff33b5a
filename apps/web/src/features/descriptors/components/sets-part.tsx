import { Trans, useLingui } from '@lingui/react/macro'
import type { DescriptorList, School } from '@track/api-contract'
import {
  checkConditions,
  checkDescriptorSet,
  type DescriptorSet,
  descriptorSetPresets,
  type SetMeaning,
  usesNumbers,
} from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { useMemo, useState } from 'react'
import { v4 as makeKey } from 'uuid'
import { formatDate } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useKeepSet } from '../api/keep-policy'
import { type ConditionsDraft, conditionsOf, draftOf as draftConditions, newConditions } from '../conditions-draft'
import { type History, historiesOf, isRetired } from '../histories'
import { newWord, takenWords, withKept } from '../new-words'
import type { PartProps } from '../parts'
import { MEANINGS, SET_KINDS } from '../set-words'
import { surroundingsOf } from '../surroundings'
import { changesOfSet } from '../version-changes'
import { wordingIssues } from '../wording-issues'
import { ConditionsBuilder } from './conditions-builder'
import styles from './editor.module.css'
import { IssueList } from './issue-list'
import { NumbersNote } from './numbers-note'
import { PolicyList } from './policy-list'
import { StartFrom } from './start-from'
import { VersionEditor } from './version-editor'
import { VersionList } from './version-list'
import { WhatIf } from './what-if'
import { WordRows } from './word-rows'

type Draft = Pick<DescriptorSet, 'name' | 'kind' | 'ordered' | 'meaning' | 'descriptors'> & {
  readonly suggestions: readonly {
    readonly key: string
    readonly descriptorId: string
    readonly when: ConditionsDraft
  }[]
  readonly retiredOn: CalendarDate | ''
}

const FOR_FEWER_SCHOOLS = ['pre-key-stage', 'engagement']

/** The school's words for a pupil in a subject: attainment, progress, effort, the pupil's own view. */
export function SetsPart({ school, descriptors, id, onDone, onClose }: PartProps) {
  const { t } = useLingui()
  const { today } = school
  const histories = useMemo(() => historiesOf(descriptors.sets, { today }), [descriptors.sets, today])
  const history = histories.find((one) => one.id === id)
  const [started, setStarted] = useState<Draft | null>(null)
  const used = new Set(descriptors.sets.flatMap((set) => set.descriptors.map((word) => word.id)))
  if (id === 'new' && !started) {
    const presets = descriptorSetPresets({ effectiveFrom: today, recordedAt: `${today}T00:00:00.000Z` })
    return (
      <>
        <h2>
          <Trans>A new set of words</Trans>
        </h2>
        <StartFrom
          presets={presets.filter((preset) => !FOR_FEWER_SCHOOLS.includes(preset.id))}
          more={presets.filter((preset) => FOR_FEWER_SCHOOLS.includes(preset.id))}
          wordsOf={(preset) => preset.descriptors}
          onStart={(preset) => setStarted(preset ? taken(preset, used) : emptySet())}
        />
      </>
    )
  }
  if (history ?? started)
    return (
      <SetEditor
        key={id}
        school={school}
        descriptors={descriptors}
        history={history}
        start={history ? () => draftOf(history.now, history) : () => started!}
        onDone={() => onDone({ part: 'sets' })}
        onClose={() => onClose({ part: 'sets' })}
      />
    )
  return (
    <>
      <p className={styles.quiet}>
        <Trans>
          Words a teacher chooses for a pupil in a subject. A set is used by the columns of words that have it; which
          pupils are described in which set is said under Columns.
        </Trans>
      </p>
      <PolicyList
        schoolId={school.id}
        part="sets"
        add={t`Add a set of words`}
        empty={t`The words for attainment, progress and effort will be here. Add the first set.`}
        lines={histories.map(({ id: setId, now, next }) => {
          const day = (date: CalendarDate) => formatDate(date, { today })
          const [kind, meaning] = [t(SET_KINDS[now.kind]), t(MEANINGS[now.meaning].name)]
          return {
            id: setId,
            name: now.name,
            words: now.descriptors,
            retired: isRetired(now, today),
            facts: [
              t`${kind}. ${meaning}. As it is since ${day(now.effectiveFrom)}.`,
              ...(now.suggestions.length > 0 ? [t`Suggests words by a rule; a teacher decides.`] : []),
              ...(now.retiredOn ? [t`Not offered from ${day(now.retiredOn)}.`] : []),
              ...(next ? [t`Changes from ${day(next.effectiveFrom)}.`] : []),
            ],
          }
        })}
      />
    </>
  )
}

function SetEditor({
  school,
  descriptors: all,
  history,
  start,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly descriptors: DescriptorList
  readonly history: History<DescriptorSet> | undefined
  readonly start: () => Draft
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today, depthNumbers, wordingGuard } = school
  const keep = useKeepSet(school.id)
  const [base] = useState(start)
  const [draft, setDraft] = useState(base)
  const [from, setFrom] = useState(today)
  const put = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))
  const { name, kind, ordered, meaning, descriptors, retiredOn } = draft
  const suggestions = draft.suggestions.map(({ descriptorId, when }) => ({ descriptorId, when: conditionsOf(when) }))
  // What the rules ask about includes the words as they are drafted.
  const drafted = { id: history?.id ?? 'new', name, kind, ordered, meaning, descriptors, suggestions }
  const withDraft = [...all.sets, { ...drafted, effectiveFrom: from, recordedAt: AFTER_ALL }]
  const surroundings = surroundingsOf({ ...all, sets: withDraft }, { school, asOf: from })
  const issues = [
    ...checkDescriptorSet({ descriptors, meaning, suggestions }),
    ...wordingIssues(descriptors, wordingGuard),
  ]
  const ruleIssues = suggestions.map(({ when }) => checkConditions(when, surroundings))
  const faults = [...issues, ...ruleIssues.flat()].filter(({ severity }) => severity === 'error')
  const putSuggestion = (key: string, next: Partial<Draft['suggestions'][number]>) =>
    put({ suggestions: draft.suggestions.map((one) => (one.key === key ? { ...one, ...next } : one)) })
  return (
    <VersionEditor
      title={history?.now.name ?? t`A new set of words`}
      today={today}
      from={from}
      next={history?.next?.effectiveFrom}
      isNew={!history}
      dirty={JSON.stringify(draft) !== JSON.stringify(base)}
      faults={faults.length}
      error={keep.error}
      waiting={keep.isPending}
      onFrom={setFrom}
      onClose={onClose}
      onKeep={() =>
        keep.mutate(
          {
            ...(history && { id: history.id }),
            ...(retiredOn && { retiredOn }),
            name: name.trim(),
            kind,
            ordered,
            meaning,
            descriptors: descriptors.map((word) => ({
              ...word,
              label: word.label.trim(),
              shortCode: word.shortCode.trim(),
            })),
            suggestions,
            effectiveFrom: from,
          },
          {
            onSuccess: () => {
              show({ text: t`“${name}” counts from ${formatDate(from, { today })}` })
              onDone()
            },
          },
        )
      }
      trial={
        suggestions.length > 0 && (
          <WhatIf
            school={school}
            draft={{ kind: 'descriptor-set', ...(history && { setId: history.id }), descriptors, suggestions }}
          />
        )
      }
      history={
        history && (
          <VersionList
            versions={history.versions}
            now={history.now}
            today={today}
            wordsOf={(version, before) =>
              before
                ? changesOfSet(before, version, { today })
                : [version.descriptors.map(({ label }) => label).join(', ')]
            }
            onStartFrom={(version) => setDraft(draftOf(version, history))}
          />
        )
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t`Name of the set`}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => put({ name: event.target.value })}
        />
        <LabelledSelect
          label={t`What it is about`}
          value={kind}
          choices={Object.entries(SET_KINDS).map(([value, label]) => ({ value, label: t(label) }))}
          onChange={(next) => put({ kind: next as Draft['kind'] })}
        />
      </div>
      <fieldset className={styles.part}>
        <legend>{t`How its words are to be read`}</legend>
        {Object.entries(MEANINGS).map(([value, { name: label, explained }]) => (
          <Checkbox
            key={value}
            type="radio"
            name="meaning"
            checked={meaning === value}
            hint={t(explained)}
            onChange={() => put({ meaning: value as SetMeaning })}
          >
            {t(label)}
          </Checkbox>
        ))}
      </fieldset>
      <WordRows
        title={ordered ? t`Words, the lowest first` : t`Words`}
        words={descriptors}
        kept={new Set(history?.versions.flatMap((version) => version.descriptors.map(({ id }) => id)))}
        most={12}
        limits={{ label: 80, shortCode: 6 }}
        numbers={depthNumbers}
        described
        issues={issues.filter(({ field }) => field !== 'suggestions')}
        onChange={(next) => put({ descriptors: [...next] })}
      />
      <Checkbox
        checked={ordered}
        hint={t`Off for words that are only different, such as areas of engagement.`}
        onChange={(event) => put({ ordered: event.target.checked })}
      >{t`The words go from lower to higher`}</Checkbox>
      {usesNumbers(draft) && !(history && usesNumbers(history.now)) && <NumbersNote />}
      <fieldset className={styles.part}>
        <legend>{t`Words to suggest`}</legend>
        <p className={styles.quiet}>
          <Trans>
            If you like, a rule of your own suggests a word and says why. The first one that holds is suggested, in this
            order. It is never put in by itself: a teacher takes it or chooses another.
          </Trans>
        </p>
        {draft.suggestions.map(({ key, descriptorId, when }, at) => {
          const label = descriptors.find(({ id }) => id === descriptorId)?.label ?? ''
          return (
            <div key={key} className={styles.suggestion}>
              <div className={styles.line}>
                <LabelledSelect
                  label={t`Suggest`}
                  value={descriptorId}
                  choices={descriptors.map((word) => ({
                    value: word.id,
                    label: word.label || t`a word without letters`,
                  }))}
                  onChange={(next) => putSuggestion(key, { descriptorId: next })}
                />
                {at > 0 && (
                  <Button
                    look="quiet"
                    aria-label={t`Ask earlier for ${label}`}
                    onClick={() => {
                      const one = draft.suggestions[at]!
                      put({ suggestions: draft.suggestions.toSpliced(at, 1).toSpliced(at - 1, 0, one) })
                    }}
                  >
                    <Trans>Ask earlier</Trans>
                  </Button>
                )}
                <Button
                  look="quiet"
                  aria-label={t`Take out the suggestion of ${label}`}
                  onClick={() => put({ suggestions: draft.suggestions.filter((one) => one.key !== key) })}
                >
                  <Trans>Take out</Trans>
                </Button>
              </div>
              <p>
                <Trans>when</Trans>
              </p>
              <ConditionsBuilder
                label={t`When to suggest ${label}`}
                draft={when}
                surroundings={surroundings}
                issues={ruleIssues[at]!}
                onChange={(next) => putSuggestion(key, { when: next })}
              />
              <IssueList issues={issues.filter(({ field, row }) => field === 'suggestions' && row === at + 1)} />
            </div>
          )
        })}
        {draft.suggestions.length < 12 && (
          <div>
            <Button
              onClick={() => {
                const free = descriptors.findLast(({ id }) => draft.suggestions.every((one) => one.descriptorId !== id))
                const descriptorId = (free ?? descriptors.at(-1))?.id ?? ''
                put({
                  suggestions: [...draft.suggestions, { key: makeKey(), descriptorId, when: newConditions() }],
                })
              }}
            >
              <Trans>Suggest a word</Trans>
            </Button>
          </div>
        )}
      </fieldset>
      {history && (
        <div className={styles.fields}>
          <TextField
            label={t`Stop offering it from`}
            type="date"
            value={retiredOn}
            hint={t`From then on nothing new can use it. What was said in it stays. Leave the day empty to go on offering it.`}
            onChange={(event) => put({ retiredOn: event.target.value as CalendarDate | '' })}
          />
        </div>
      )}
    </VersionEditor>
  )
}

/** Later than anything that was kept: what is drafted comes after all that was. */
const AFTER_ALL = '9999-12-31T23:59:59.999Z'

/** A version as a draft, with every word there ever was: teachers may have used any of them. */
function draftOf(version: DescriptorSet, { versions }: History<DescriptorSet>): Draft {
  const { name, kind, ordered, meaning, descriptors, suggestions, retiredOn = '' } = version
  const everKept = versions.flatMap((one) => one.descriptors)
  return {
    name,
    kind,
    ordered,
    meaning,
    descriptors: withKept(descriptors, everKept),
    suggestions: suggestions.map(({ descriptorId, when }) => ({
      key: makeKey(),
      descriptorId,
      when: draftConditions(when),
    })),
    retiredOn,
  }
}

function taken({ name, kind, ordered, meaning, descriptors }: DescriptorSet, used: ReadonlySet<string>): Draft {
  return {
    name,
    kind,
    ordered,
    meaning,
    descriptors: takenWords(descriptors, used).words,
    suggestions: [],
    retiredOn: '',
  }
}

function emptySet(): Draft {
  const first = newWord([])
  return {
    name: '',
    kind: 'attainment',
    ordered: true,
    meaning: 'judgement',
    descriptors: [first, newWord([first])],
    suggestions: [],
    retiredOn: '',
  }
}
