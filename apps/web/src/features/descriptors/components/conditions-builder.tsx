import { Trans, useLingui } from '@lingui/react/macro'
import type { Condition } from '@track/descriptors'
import type { Issue } from '@track/kernel'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import { LabelledSelect } from '../../../ui/labelled-select'
import { type ConditionsDraft, newAlternative, newCondition } from '../conditions-draft'
import type { Surroundings } from '../surroundings'
import styles from './conditions-builder.module.css'
import { IssueList } from './issue-list'
import { NumberField } from './number-field'

/** Builds what a school asks of a pupil: conditions that all must hold, or other ones instead. */
export function ConditionsBuilder({
  label,
  draft,
  surroundings,
  issues,
  onChange,
}: {
  /** What these conditions are for: the name of the group of fields. */
  readonly label: string
  readonly draft: ConditionsDraft
  readonly surroundings: Surroundings
  /** `field` is a place in the conditions. */
  readonly issues: readonly Issue[]
  readonly onChange: (draft: ConditionsDraft) => void
}) {
  const { t } = useLingui()
  const at = (place: string) => issues.filter(({ field }) => field === place || field?.startsWith(`${place}.`))
  const put = (n: number, allOf: ConditionsDraft[number]['allOf']) =>
    onChange(
      allOf.length === 0 ? draft.toSpliced(n, 1) : draft.map((one, index) => (index === n ? { ...one, allOf } : one)),
    )
  return (
    <fieldset className={styles.builder} aria-label={label}>
      {draft.map(({ key, allOf }, n) => (
        <div key={key} className={styles.alternative}>
          {n > 0 && (
            <p className={styles.join}>
              <Trans>or, instead:</Trans>
            </p>
          )}
          <IssueList issues={issues.filter(({ field }) => field === `anyOf.${n}`)} />
          <ol>
            {allOf.map(({ key: own, condition }, m) => (
              <li key={own} className={styles.condition}>
                {m > 0 && (
                  <p className={styles.join}>
                    <Trans>and</Trans>
                  </p>
                )}
                <ConditionFields
                  condition={condition}
                  surroundings={surroundings}
                  issues={at(`anyOf.${n}.allOf.${m}`)}
                  onChange={(next) =>
                    put(
                      n,
                      allOf.map((one) => (one.key === own ? { key: own, condition: next } : one)),
                    )
                  }
                  onRemove={
                    draft.length > 1 || allOf.length > 1
                      ? () =>
                          put(
                            n,
                            allOf.filter((one) => one.key !== own),
                          )
                      : undefined
                  }
                />
              </li>
            ))}
          </ol>
          {allOf.length < 10 && (
            <Button look="quiet" onClick={() => put(n, [...allOf, newCondition()])}>
              + {n > 0 ? t`And, in alternative ${n + 1}` : t`And`}
            </Button>
          )}
        </div>
      ))}
      {draft.length < 10 && (
        <Button look="quiet" className={styles.or} onClick={() => onChange([...draft, newAlternative()])}>
          + <Trans>Or something else instead</Trans>
        </Button>
      )}
    </fieldset>
  )
}

function ConditionFields({
  condition,
  surroundings,
  issues,
  onChange,
  onRemove,
}: {
  readonly condition: Condition
  readonly surroundings: Surroundings
  readonly issues: readonly Issue[]
  readonly onChange: (next: Condition) => void
  readonly onRemove: (() => void) | undefined
}) {
  const { t } = useLingui()
  const { measures, scales } = surroundings
  const columnsOfWords = measures.filter(({ setId }) => setId !== undefined)
  const columnsOfMarks = measures.filter(({ setId }) => setId === undefined)
  const kinds: readonly (readonly [Condition['kind'], string])[] = [
    ['secured-percent', t`A share of objectives is secured`],
    ['secured-count', t`A number of objectives is secured`],
    ['depth-percent', t`A share of objectives has a depth`],
    ...(columnsOfWords.length > 0 || condition.kind === 'word' ? ([['word', t`A word in a column`]] as const) : []),
    ...(columnsOfMarks.length > 0 || condition.kind === 'mark' ? ([['mark', t`A mark in a column`]] as const) : []),
  ]
  return (
    <>
      <div className={styles.fields}>
        <LabelledSelect
          label={t`What is asked`}
          value={condition.kind}
          choices={kinds.map(([value, label]) => ({ value, label }))}
          onChange={(kind) => onChange(conditionOf(kind as Condition['kind'], condition, surroundings))}
        />
        {condition.kind === 'secured-percent' && (
          <NumberField
            label={t`At least, per cent`}
            value={condition.percentAtLeast}
            min={0}
            max={100}
            onChange={(percentAtLeast) => onChange({ ...condition, percentAtLeast })}
          />
        )}
        {condition.kind === 'secured-count' && (
          <NumberField
            label={t`At least`}
            value={condition.countAtLeast}
            min={1}
            max={500}
            step={1}
            onChange={(countAtLeast) => onChange({ ...condition, countAtLeast })}
          />
        )}
        {condition.kind === 'depth-percent' && (
          <>
            <NumberField
              label={t`At least, per cent`}
              value={condition.percentAtLeast}
              min={0}
              max={100}
              onChange={(percentAtLeast) => onChange({ ...condition, percentAtLeast })}
            />
            <LabelledSelect
              label={t`Scale`}
              value={condition.scaleId}
              aria-invalid={issues.some(({ field }) => field?.endsWith('scaleId')) || undefined}
              choices={scales.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(scaleId) => onChange({ ...condition, ...depthOf(surroundings, scaleId) })}
            />
            <LabelledSelect
              label={t`Depth, or deeper`}
              value={condition.depthId}
              choices={(scales.find(({ id }) => id === condition.scaleId)?.codes ?? []).map(({ id, label }) => ({
                value: id,
                label,
              }))}
              onChange={(depthId) => onChange({ ...condition, depthId })}
            />
          </>
        )}
        {'of' in condition && (
          <>
            <LabelledSelect
              label={t`Of which objectives`}
              value={condition.of}
              choices={[
                { value: 'taught', label: t`Taught so far` },
                { value: 'planned', label: t`Planned for the year` },
                { value: 'assessed', label: t`Assessed, of those taught` },
              ]}
              onChange={(of) => onChange({ ...condition, of: of as typeof condition.of })}
            />
            <TagsField tags={condition.tags} onChange={(tags) => onChange({ ...condition, tags })} />
          </>
        )}
        {condition.kind === 'mark' && (
          <>
            <LabelledSelect
              label={t`Column of marks`}
              value={condition.measureId}
              choices={columnsOfMarks.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(measureId) => onChange({ ...condition, measureId })}
            />
            <NumberField
              label={t`At least`}
              value={condition.markAtLeast}
              onChange={(markAtLeast) => onChange({ ...condition, markAtLeast })}
            />
          </>
        )}
        {condition.kind === 'word' && (
          <LabelledSelect
            label={t`Column of words`}
            value={condition.measureId}
            choices={columnsOfWords.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(measureId) => onChange({ ...condition, ...wordOf(surroundings, measureId) })}
          />
        )}
        {onRemove && (
          <Button look="quiet" className={styles.remove} aria-label={t`Take this condition out`} onClick={onRemove}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      {condition.kind === 'word' && (
        <WordChoice condition={condition} surroundings={surroundings} onChange={onChange} />
      )}
      <IssueList issues={issues} />
    </>
  )
}

function WordChoice({
  condition,
  surroundings,
  onChange,
}: {
  readonly condition: Extract<Condition, { kind: 'word' }>
  readonly surroundings: Surroundings
  readonly onChange: (next: Condition) => void
}) {
  const { t } = useLingui()
  const { descriptorIds, measureId } = condition
  const offered = surroundings.setsOf(measureId).flatMap(({ descriptors }) => descriptors)
  const others = descriptorIds.filter((id) => offered.every((word) => word.id !== id))
  const words = [
    ...offered,
    ...others.map((id) => ({ id, label: surroundings.names.descriptors?.[id] ?? t`a word that is gone` })),
  ]
  return (
    <fieldset className={styles.words}>
      <legend>{t`Any of these words`}</legend>
      {words.map(({ id, label }) => (
        <Checkbox
          key={id}
          checked={descriptorIds.includes(id)}
          onChange={(event) => {
            const next = event.target.checked ? [...descriptorIds, id] : descriptorIds.filter((one) => one !== id)
            // A condition about no word would say nothing.
            if (next.length > 0) onChange({ ...condition, descriptorIds: next })
          }}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** Tags as one line with commas. Kept as typed, so that a comma does not vanish before the next tag is there. */
function TagsField({
  tags,
  onChange,
}: {
  readonly tags: readonly string[]
  readonly onChange: (tags: string[]) => void
}) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(tags.join(', '))
  return (
    <label className={styles.tags}>
      <span>{t`Only those tagged`}</span>
      <input
        value={typed}
        autoComplete="off"
        placeholder={t`all, or such as key`}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = event.target.value.split(',').map((tag) => tag.trim().slice(0, 50))
          onChange([...new Set(next.filter((tag) => tag !== ''))].slice(0, 20))
        }}
      />
    </label>
  )
}

/** A condition of another kind that keeps what both have in common. */
function conditionOf(kind: Condition['kind'], before: Condition, surroundings: Surroundings): Condition {
  const which = 'of' in before ? { of: before.of, tags: before.tags } : { of: 'taught' as const, tags: [] }
  const percentAtLeast = 'percentAtLeast' in before ? before.percentAtLeast : 75
  const { measures } = surroundings
  switch (kind) {
    case 'secured-percent':
      return { kind, percentAtLeast, ...which }
    case 'secured-count':
      return { kind, countAtLeast: 5, ...which }
    case 'depth-percent':
      return { kind, ...depthOf(surroundings), percentAtLeast, ...which }
    case 'word':
      return { kind, ...wordOf(surroundings, measures.find(({ setId }) => setId !== undefined)?.id ?? '') }
    case 'mark': {
      const column = measures.find(({ setId }) => setId === undefined)
      return { kind, measureId: column?.id ?? '', markAtLeast: column?.maximum ?? 100 }
    }
  }
}

/** A scale, the first on offer unless said, and in it the depth that counts as secured. */
function depthOf({ scales, asOf }: Surroundings, scaleId?: string) {
  const offered = scales.find(({ retiredOn }) => retiredOn === undefined || retiredOn > asOf)
  const scale = scales.find(({ id }) => id === scaleId) ?? offered ?? scales[0]
  return { scaleId: scale?.id ?? '', depthId: scale?.secureFrom ?? '' }
}

/** A column of words, asked for the last of its words, which is the best where they have an order. */
function wordOf({ setsOf }: Surroundings, measureId: string) {
  const last = setsOf(measureId)[0]?.descriptors.at(-1)
  return { measureId, descriptorIds: last ? [last.id] : [] }
}
