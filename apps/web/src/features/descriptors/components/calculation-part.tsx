import { Trans, useLingui } from '@lingui/react/macro'
import type { CalculationChoice, DescriptorList, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Calculation, calculate, calculationAsOf } from '@track/markbook'
import { useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { Checkbox } from '../../../ui/checkbox'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useKeepCalculation } from '../api/keep-policy'
import { calculationWords, METHOD_WORDS, METHODS, newCalculation, percentOf } from '../calculation-words'
import { byDay, historiesOf } from '../histories'
import type { PartProps } from '../parts'
import styles from './calculation-part.module.css'
import editorStyles from './editor.module.css'
import { NumberField } from './number-field'
import { PolicyList } from './policy-list'
import { VersionEditor } from './version-editor'
import { VersionList } from './version-list'
import { WhatIf } from './what-if'

const WHOLE_SCHOOL = 'school'
const USUAL: Calculation = { method: 'latest' }

/** How a subject or the school does it from a day on; null is a subject that does as the whole school. */
type Choice = CalculationChoice & { readonly id: string }

/** How several judgements of one objective become one: for the whole school, and for subjects that do otherwise. */
export function CalculationPart({ school, descriptors, id, onDone, onClose }: PartProps) {
  const { t } = useLingui()
  const { today } = school
  const scopes = [
    { id: WHOLE_SCHOOL, name: t`The whole school` },
    ...school.subjects.map(({ id: subjectId, name }) => ({ id: subjectId, name })),
  ]
  const scope = scopes.find((one) => one.id === id)
  if (scope)
    return (
      <CalculationEditor
        key={id}
        school={school}
        descriptors={descriptors}
        scope={scope}
        onDone={() => onDone({ part: 'calculation' })}
        onClose={() => onClose({ part: 'calculation' })}
      />
    )
  return (
    <>
      <p className={editorStyles.quiet}>
        <Trans>
          An objective is often judged more than once. The markbook shows the latest judgement; rules and pages count by
          what is chosen here. A subject that says nothing does as the whole school.
        </Trans>
      </p>
      <PolicyList
        schoolId={school.id}
        part="calculation"
        lines={scopes.map(({ id: scopeId, name }) => {
          const choices = choicesOf(descriptors, scopeId)
          const now = choices.findLast(({ effectiveFrom }) => effectiveFrom <= today)
          const next = choices.find(({ effectiveFrom }) => effectiveFrom > today)
          const wordsOf = (calculation: Calculation | null) =>
            calculation ? calculationWords(calculation) : t`As the whole school`
          const usual = wordsOf(usualOf(scopeId))
          const later = next && wordsOf(next.calculation)
          return {
            id: scopeId,
            name,
            facts: [
              now ? t`${wordsOf(now.calculation)}, since ${formatDate(now.effectiveFrom, { today })}.` : t`${usual}.`,
              ...(next ? [t`From ${formatDate(next.effectiveFrom, { today })}: ${later}.`] : []),
            ],
          }
        })}
      />
    </>
  )
}

function CalculationEditor({
  school,
  descriptors,
  scope,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly descriptors: DescriptorList
  readonly scope: { readonly id: string; readonly name: string }
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today } = school
  const keep = useKeepCalculation(school.id)
  const choices = choicesOf(descriptors, scope.id)
  const now = choices.findLast(({ effectiveFrom }) => effectiveFrom <= today)
  const isSchool = scope.id === WHOLE_SCHOOL
  const ofSchool = calculationAsOf(descriptors.calculations, { subjectId: WHOLE_SCHOOL, asOf: today })
  const base = now ? now.calculation : usualOf(scope.id)
  const [draft, setDraft] = useState(base)
  const [from, setFrom] = useState(today)
  return (
    <VersionEditor
      title={t`${scope.name}: how judgements become one`}
      today={today}
      from={from}
      next={choices.find(({ effectiveFrom }) => effectiveFrom > today)?.effectiveFrom}
      isNew={false}
      dirty={JSON.stringify(draft) !== JSON.stringify(base)}
      faults={0}
      error={keep.error}
      waiting={keep.isPending}
      onFrom={setFrom}
      onClose={onClose}
      onKeep={() =>
        keep.mutate(
          { subjectId: isSchool ? null : scope.id, calculation: draft, effectiveFrom: from },
          {
            onSuccess: () => {
              show({ text: t`Kept from ${formatDate(from, { today })}` })
              onDone()
            },
          },
        )
      }
      trial={
        <WhatIf
          school={school}
          subjects={school.subjects.filter(({ id }) => (isSchool ? !hasOwn(descriptors, id, today) : id === scope.id))}
          rules={descriptors.rules}
          draft={(ruleId) => ({ kind: 'calculation', calculation: draft, ruleId })}
        />
      }
      history={
        choices.length > 0 && (
          <VersionList
            versions={choices}
            now={now ?? choices[0]!}
            today={today}
            wordsOf={({ calculation }) => [calculation ? calculationWords(calculation) : t`As the whole school`]}
            onStartFrom={({ calculation }) => setDraft(calculation)}
          />
        )
      }
    >
      <fieldset className={editorStyles.part}>
        <legend>{t`Several judgements of an objective count as`}</legend>
        <ol className={styles.methods}>
          {!isSchool && (
            <li>
              <Checkbox
                type="radio"
                name="method"
                checked={draft === null}
                hint={t`Whatever it does, also when it changes. Now: ${calculationWords(ofSchool)}.`}
                onChange={() => setDraft(null)}
              >
                {t`As the whole school`}
              </Checkbox>
              <Example calculation={ofSchool} />
            </li>
          )}
          {METHODS.map((method) => (
            <li key={method}>
              <Checkbox
                type="radio"
                name="method"
                checked={draft?.method === method}
                hint={t(METHOD_WORDS[method].explained)}
                onChange={() => setDraft(method === base?.method ? base : newCalculation(method))}
              >
                {t(METHOD_WORDS[method].name)}
              </Checkbox>
              {draft?.method === method && (
                <Options draft={draft} descriptors={descriptors} school={school} onChange={setDraft} />
              )}
              <Example calculation={draft?.method === method ? draft : newCalculation(method)} />
            </li>
          ))}
        </ol>
      </fieldset>
    </VersionEditor>
  )
}

function Options({
  draft,
  descriptors,
  school,
  onChange,
}: {
  readonly draft: Calculation
  readonly descriptors: DescriptorList
  readonly school: School
  readonly onChange: (calculation: Calculation) => void
}) {
  const { t } = useLingui()
  switch (draft.method) {
    case 'n-times':
      return (
        <div className={styles.options}>
          <NumberField
            label={t`How many times`}
            value={draft.times}
            min={1}
            max={100}
            step={1}
            onChange={(times) => onChange({ ...draft, times })}
          />
          <LabelledSelect
            label={t`At this depth or deeper`}
            value={String(draft.atLeast)}
            choices={placesOf(descriptors, school).map((label, place) => ({ value: String(place), label }))}
            onChange={(atLeast) => onChange({ ...draft, atLeast: Number(atLeast) })}
          />
        </div>
      )
    case 'weighted-latest':
      return (
        <div className={styles.options}>
          <NumberField
            label={t`Per cent for the latest`}
            value={percentOf(draft.latestWeight)}
            min={1}
            max={100}
            onChange={(percent) => onChange({ ...draft, latestWeight: percent / 100 })}
          />
        </div>
      )
    case 'decaying-average':
      return (
        <div className={styles.options}>
          <NumberField
            label={t`Per cent for each newer one`}
            value={percentOf(draft.decay)}
            min={1}
            max={100}
            onChange={(percent) => onChange({ ...draft, decay: percent / 100 })}
          />
        </div>
      )
    default:
      return null
  }
}

/**
 * The same four judgements for every method, so that they can be compared. People count the places of a scale from 1, its ranks
 * go from 0.
 */
function Example({ calculation }: { readonly calculation: Calculation }) {
  const { t } = useLingui()
  const rank = calculate([1, 2, 3, 2], calculation)
  const result = rank === null ? t`not known yet` : String(Number((rank + 1).toFixed(2)))
  return (
    <p className={styles.example}>
      <Trans>
        Depths 2, then 3, 4 and 3 become <strong>{result}</strong>
      </Trans>
    </p>
  )
}

/** The places of the school's scales, each with the words that stand there. */
function placesOf({ scales }: DescriptorList, { today }: School): string[] {
  const inForce = historiesOf(scales, { today }).map(({ now }) => now.codes)
  const most = Math.max(2, ...inForce.map(({ length }) => length))
  return Array.from({ length: most }, (_, place) => {
    const words = new Set(inForce.flatMap((codes) => codes[place]?.label ?? []))
    return `${place + 1}: ${[...words].join(', ')}`
  })
}

function choicesOf({ calculations }: DescriptorList, scopeId: string): Choice[] {
  return calculations
    .filter(({ subjectId }) => (subjectId ?? WHOLE_SCHOOL) === scopeId)
    .map((choice) => ({ ...choice, id: scopeId, calculation: choice.calculation ?? usualOf(scopeId) }))
    .sort(byDay)
}

/** What a scope does that says nothing. */
function usualOf(scopeId: string): Calculation | null {
  return scopeId === WHOLE_SCHOOL ? USUAL : null
}

function hasOwn(descriptors: DescriptorList, subjectId: string, today: CalendarDate): boolean {
  const now = choicesOf(descriptors, subjectId).findLast(({ effectiveFrom }) => effectiveFrom <= today)
  return now !== undefined && now.calculation !== null
}
