import { Trans, useLingui } from '@lingui/react/macro'
import type { DescriptorList, School } from '@track/api-contract'
import { checkScale, type DepthScale, depthScalePresets, usesNumbers } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { useMemo, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useKeepScale } from '../api/keep-policy'
import { type History, historiesOf, isRetired } from '../histories'
import { newWord, takenWords, withKept } from '../new-words'
import type { PartProps } from '../parts'
import { changesOfScale } from '../version-changes'
import { wordingIssues } from '../wording-issues'
import styles from './editor.module.css'
import { NumbersNote } from './numbers-note'
import { PolicyList } from './policy-list'
import { StartFrom } from './start-from'
import { VersionEditor } from './version-editor'
import { VersionList } from './version-list'
import { WhatIf } from './what-if'
import { WordRows } from './word-rows'

type Draft = Pick<DepthScale, 'name' | 'codes' | 'secureFrom'> & { readonly retiredOn: CalendarDate | '' }

/** The school's words for how securely one objective is understood. */
export function ScalesPart({ school, descriptors, id, onDone, onClose }: PartProps) {
  const { t } = useLingui()
  const { today } = school
  const histories = useMemo(() => historiesOf(descriptors.scales, { today }), [descriptors.scales, today])
  const history = histories.find((one) => one.id === id)
  const [started, setStarted] = useState<Draft | null>(null)
  const used = new Set(descriptors.scales.flatMap(({ codes }) => codes.map((code) => code.id)))
  if (id === 'new' && !started)
    return (
      <>
        <h2>
          <Trans>A new scale</Trans>
        </h2>
        <StartFrom
          presets={depthScalePresets({ effectiveFrom: today, recordedAt: `${today}T00:00:00.000Z` })}
          wordsOf={({ codes }) => codes}
          onStart={(preset) => setStarted(preset ? taken(preset, used) : emptyScale())}
        />
      </>
    )
  if (history ?? started)
    return (
      <ScaleEditor
        key={id}
        school={school}
        rules={descriptors.rules}
        history={history}
        start={history ? draftOf(history.now, history) : started!}
        onDone={() => onDone({ part: 'scales' })}
        onClose={() => onClose({ part: 'scales' })}
      />
    )
  return (
    <>
      <p className={styles.quiet}>
        <Trans>
          Words for how securely one objective is understood. Each list of objectives is recorded in one of them.
        </Trans>
      </p>
      <PolicyList
        schoolId={school.id}
        part="scales"
        add={t`Add a scale`}
        empty={t`The words for depth of understanding will be here. Add the first scale.`}
        lines={histories.map(({ id: scaleId, now, next }) => {
          const secure = now.codes.find((code) => code.id === now.secureFrom)?.label ?? ''
          const day = (date: CalendarDate) => formatDate(date, { today })
          return {
            id: scaleId,
            name: now.name,
            words: now.codes,
            retired: isRetired(now, today),
            facts: [
              t`Secured from “${secure}” on. As it is since ${day(now.effectiveFrom)}.`,
              ...(now.retiredOn ? [t`Not offered from ${day(now.retiredOn)}.`] : []),
              ...(next ? [t`Changes from ${day(next.effectiveFrom)}.`] : []),
            ],
          }
        })}
      />
    </>
  )
}

function ScaleEditor({
  school,
  rules,
  history,
  start,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly rules: DescriptorList['rules']
  readonly history: History<DepthScale> | undefined
  readonly start: Draft
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today, depthNumbers, wordingGuard } = school
  const keep = useKeepScale(school.id)
  const [draft, setDraft] = useState(start)
  const [base] = useState(start)
  const [from, setFrom] = useState(today)
  const { name, codes, secureFrom, retiredOn } = draft
  const put = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))
  const issues = [...checkScale(draft), ...wordingIssues(codes, wordingGuard)]
  const faults = issues.filter(({ severity }) => severity === 'error')
  return (
    <VersionEditor
      title={history?.now.name ?? t`A new scale`}
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
            codes: codes.map((code) => ({ ...code, label: code.label.trim(), shortCode: code.shortCode.trim() })),
            secureFrom,
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
        history && (
          <WhatIf
            school={school}
            rules={rules}
            draft={(ruleId) => ({ kind: 'secure-from', scaleId: history.id, secureFrom, ruleId })}
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
              before ? changesOfScale(before, version, { today }) : [version.codes.map(({ label }) => label).join(', ')]
            }
            onStartFrom={(version) => setDraft(draftOf(version, history))}
          />
        )
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t`Name of the scale`}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => put({ name: event.target.value })}
        />
      </div>
      <WordRows
        title={t`Words, the lowest first`}
        words={codes}
        kept={new Set(history?.versions.flatMap((version) => version.codes.map(({ id }) => id)))}
        most={7}
        limits={{ label: 50, shortCode: 4 }}
        numbers={depthNumbers}
        issues={issues.filter(({ field }) => field !== 'secureFrom')}
        onChange={(next) => put({ codes: [...next] })}
      />
      {usesNumbers(draft) && !(history && usesNumbers(history.now)) && <NumbersNote />}
      <div className={styles.fields}>
        <LabelledSelect
          label={t`Secured from`}
          value={secureFrom}
          aria-invalid={faults.some(({ field }) => field === 'secureFrom') || undefined}
          choices={[
            ...(codes.some(({ id }) => id === secureFrom) ? [] : [{ value: secureFrom, label: t`Choose a word` }]),
            ...codes.map(({ id, label }) => ({ value: id, label: label || t`a word without letters` })),
          ]}
          onChange={(next) => put({ secureFrom: next })}
        />
        <p className={styles.quiet}>
          <Trans>This word and every one after it count as secured, in rules and on pages.</Trans>
        </p>
        {history && (
          <TextField
            label={t`Stop offering it from`}
            type="date"
            value={retiredOn}
            hint={t`From then on nothing new can use it. What uses it goes on. Leave the day empty to go on offering it.`}
            onChange={(event) => put({ retiredOn: event.target.value as CalendarDate | '' })}
          />
        )}
      </div>
    </VersionEditor>
  )
}

/** A version as a draft, with every word there ever was: judgements may use any of them. */
function draftOf(version: DepthScale, { versions }: History<DepthScale>): Draft {
  const { name, codes, secureFrom, retiredOn = '' } = version
  const everKept = versions.flatMap((one) => one.codes)
  return { name, codes: withKept(codes, everKept), secureFrom, retiredOn }
}

function taken({ name, codes, secureFrom }: DepthScale, used: ReadonlySet<string>): Draft {
  const { words, idOf } = takenWords(codes, used)
  return { name, codes: words, secureFrom: idOf.get(secureFrom)!, retiredOn: '' }
}

function emptyScale(): Draft {
  const first = newWord([])
  const second = newWord([first])
  return { name: '', codes: [first, second], secureFrom: second.id, retiredOn: '' }
}
