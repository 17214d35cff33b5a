import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableCorrespondence, School } from '@track/api-contract'
import { type Correspondence, categoryOf, checkCorrespondence, type DescriptorSet } from '@track/descriptors'
import { type FormEvent, useRef, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import { TextField } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useKeepCorrespondence, useRemoveCorrespondence } from '../api/keep-correspondence'
import { isRetired } from '../histories'
import type { PartProps } from '../parts'
import { surroundingsOf } from '../surroundings'
import editorStyles from './editor.module.css'
import { IssueList } from './issue-list'
import { PolicyList } from './policy-list'
import styles from './same-part.module.css'
import { UnsavedDraft } from './unsaved-draft'

/** Which words of different sets mean the same, for pages that show pupils of several sets together. */
export function SamePart({ school, descriptors, id, onDone, onClose }: PartProps) {
  const { t } = useLingui()
  const { sets } = surroundingsOf(descriptors, { school, asOf: school.today })
  const kept = descriptors.correspondences.find((one) => one.id === id)
  if (sets.length > 0 && (kept || id === 'new'))
    return (
      <CorrespondenceEditor
        key={id}
        school={school}
        sets={sets}
        kept={kept}
        onDone={() => onDone({ part: 'same' })}
        onClose={() => onClose({ part: 'same' })}
      />
    )
  return (
    <>
      <p className={editorStyles.quiet}>
        <Trans>
          Where pupils of several sets stand on one page, words that mean the same can be counted together. A word with
          no counterpart is always shown on its own.
        </Trans>
      </p>
      <PolicyList
        schoolId={school.id}
        part="same"
        {...(sets.length > 0 && { add: t`Say which words mean the same` })}
        empty={
          sets.length > 0
            ? t`What the school takes to mean the same will be here.`
            : t`What the school takes to mean the same will be here, once there are sets of words. Add them under Sets of words.`
        }
        lines={descriptors.correspondences.map((one) => {
          const alone = aloneIn(one, besides(one, sets))
          return {
            id: one.id,
            name: one.name,
            facts: [
              ...one.categories.map((category) => {
                const words = labelsOf(category.descriptorIds, sets).join(', ')
                return words ? t`${category.label}: ${words}` : t`${category.label}: no word yet`
              }),
              ...(alone.length > 0 ? [t`On their own: ${alone.join(', ')}`] : []),
            ],
          }
        })}
      />
    </>
  )
}

function CorrespondenceEditor({
  school,
  sets,
  kept,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly sets: readonly DescriptorSet[]
  readonly kept: EditableCorrespondence | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const keep = useKeepCorrespondence(school.id)
  const remove = useRemoveCorrespondence(school.id)
  const list = useRef<HTMLOListElement>(null)
  const [base] = useState<Omit<Correspondence, 'id'>>(
    () => (kept && { name: kept.name, categories: kept.categories }) || { name: '', categories: starting() },
  )
  const [draft, setDraft] = useState(base)
  const { name, categories } = draft
  const issues = checkCorrespondence(draft, { sets })
  const faults = issues.filter(({ severity }) => severity === 'error')
  const dirty = JSON.stringify(draft) !== JSON.stringify(base)
  const busy = keep.isPending || remove.isPending
  const putCategories = (next: Correspondence['categories']) => setDraft({ ...draft, categories: next })
  const place = (descriptorId: string, categoryId: string) =>
    putCategories(
      categories.map((one) => {
        const others = one.descriptorIds.filter((id) => id !== descriptorId)
        return { ...one, descriptorIds: one.id === categoryId ? [...others, descriptorId] : others }
      }),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy || faults.length > 0) return
    keep.mutate(
      { kept, body: { name: name.trim(), categories: categories.map((one) => ({ ...one, label: one.label.trim() })) } },
      {
        onSuccess: () => {
          show({ text: t`Kept` })
          onDone()
        },
      },
    )
  }
  const alone = aloneIn(draft, sets)
  const shown = sets.filter(
    (set) => !isRetired(set, school.today) || set.descriptors.some(({ id }) => categoryOf(draft, id)),
  )
  return (
    <form className={editorStyles.editor} onSubmit={submit}>
      <UnsavedDraft when={dirty && !busy} />
      <h2>{kept?.name ?? t`Words that mean the same`}</h2>
      <div className={editorStyles.fields}>
        <TextField
          label={t`Name`}
          required
          maxLength={100}
          autoComplete="off"
          hint={t`Such as: below, at and above what we hope for`}
          value={name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </div>
      <fieldset className={editorStyles.part}>
        <legend>{t`Categories, in the order of the page`}</legend>
        <ol ref={list} className={styles.categories}>
          {categories.map(({ id, label }, at) => (
            <li key={id}>
              <div className={styles.category}>
                <TextField
                  label={t`Category ${at + 1}`}
                  required
                  maxLength={80}
                  autoComplete="off"
                  value={label}
                  onChange={(event) =>
                    putCategories(
                      categories.map((one) => (one.id === id ? { ...one, label: event.target.value } : one)),
                    )
                  }
                />
                {categories.length > 1 && (
                  <Button
                    look="quiet"
                    aria-label={t`Take ${label} out`}
                    onClick={() => putCategories(categories.filter((one) => one.id !== id))}
                  >
                    <Icon name="close" />
                  </Button>
                )}
              </div>
              <IssueList issues={issues.filter(({ row }) => row === at + 1)} />
            </li>
          ))}
        </ol>
        {categories.length < 12 && (
          <div>
            <Button
              look="quiet"
              onClick={() => {
                putCategories([...categories, { id: makeId(), label: '', descriptorIds: [] }])
                requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
              }}
            >
              + <Trans>Add a category</Trans>
            </Button>
          </div>
        )}
      </fieldset>
      {shown.map((set) => (
        <fieldset key={set.id} className={editorStyles.part}>
          <legend>{set.name}</legend>
          <ul className={styles.words}>
            {set.descriptors.map((word) => (
              <li key={word.id}>
                <DepthMark code={word} />
                <LabelledSelect
                  label={word.label}
                  value={categoryOf(draft, word.id)?.id ?? ''}
                  choices={[
                    { value: '', label: t`On its own` },
                    ...categories.map(({ id, label }, at) => ({ value: id, label: label || t`Category ${at + 1}` })),
                  ]}
                  onChange={(categoryId) => place(word.id, categoryId)}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
      <p role="status">
        {alone.length === 0 ? (
          <Trans>Every word stands in a category.</Trans>
        ) : (
          <Trans>On their own, each shown by itself: {alone.join(', ')}.</Trans>
        )}
      </p>
      <section className={editorStyles.keep}>
        <p className={editorStyles.quiet}>
          <Trans>
            This only says what is counted together when pages are read. It changes no word that was given to a pupil,
            and no frozen report.
          </Trans>
        </p>
        {Boolean(keep.error ?? remove.error) && <Alert>{problemWords(keep.error ?? remove.error)}</Alert>}
        <Buttons>
          <Button type="submit" look="primary" aria-disabled={busy}>
            <Trans>Keep</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          {kept && (
            <Button
              look="quiet"
              onClick={() =>
                remove.mutate(kept, {
                  onSuccess: () => {
                    show({
                      text: t`“${kept.name}” removed`,
                      action: {
                        label: t`Undo`,
                        run: () =>
                          keep.mutate({ kept: undefined, body: { name: kept.name, categories: kept.categories } }),
                      },
                    })
                    onDone()
                  },
                })
              }
            >
              <Trans>Remove</Trans>
            </Button>
          )}
        </Buttons>
      </section>
    </form>
  )
}

function starting(): Correspondence['categories'] {
  return Array.from({ length: 3 }, () => ({ id: makeId(), label: '', descriptorIds: [] }))
}

/** The sets that a correspondence is about: those of the kinds of which it places words. */
function besides(correspondence: Pick<Correspondence, 'categories'>, sets: readonly DescriptorSet[]): DescriptorSet[] {
  const placed = sets.filter(({ descriptors }) => descriptors.some(({ id }) => categoryOf(correspondence, id)))
  return sets.filter(({ kind }) => placed.some((set) => set.kind === kind))
}

/** The words on offer that stand in no category, each with its set where another set has the same word. */
function aloneIn(correspondence: Pick<Correspondence, 'categories'>, sets: readonly DescriptorSet[]): string[] {
  const words = sets.flatMap(({ name, descriptors }) => descriptors.map(({ id, label }) => ({ id, label, set: name })))
  return words
    .filter(({ id }) => !categoryOf(correspondence, id))
    .map(({ label, set }) => (words.filter((one) => one.label === label).length > 1 ? `${label} (${set})` : label))
}

function labelsOf(ids: readonly string[], sets: readonly DescriptorSet[]): string[] {
  return sets.flatMap(({ descriptors }) => descriptors.filter(({ id }) => ids.includes(id)).map(({ label }) => label))
}
