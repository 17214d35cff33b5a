import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { mayDo, type School, type SchoolSettings } from '@track/api-contract'
import { shippedGuard, type WordingGuard } from '@track/descriptors'
import type { FormEvent } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { settingsQueryOptions } from '../../../lib/read-settings'
import { useTypedOver } from '../../../lib/use-typed-over'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { useChangeSettings } from '../api/change-settings'
import styles from './settings-page.module.css'

const AUDIENCES = [
  { audience: 'pupil', title: msg`Pupils` },
  { audience: 'family', title: msg`Families` },
  { audience: 'governors', title: msg`Governors` },
  { audience: 'staff', title: msg`Staff` },
] as const

type Audience = (typeof AUDIENCES)[number]['audience']

/** Words that the school keeps from those who read its texts. The ones we ship stand there until it says otherwise. */
export function WordingGuardForm({ school }: { readonly school: School }) {
  const { data, error } = useQuery(settingsQueryOptions(school.id))
  return (
    <>
      {!error && !data && (
        <p role="status">
          <Trans>Looking up the guarded words…</Trans>
        </p>
      )}
      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {data && <GuardForm school={school} stored={data} />}
    </>
  )
}

function GuardForm({ school, stored }: { readonly school: School; readonly stored: SchoolSettings }) {
  const { t } = useLingui()
  const { show } = useNotices()
  const queryClient = useQueryClient()
  const change = useChangeSettings(school.id)
  const { values, changes, meanwhile, type, reset } = useTypedOver(textsOf(stored.wordingGuard))
  const dirty = Object.keys(changes).length > 0
  const mayChange = mayDo(school.role, 'change-school')
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (change.isPending || !dirty) return
    change.mutate(
      { etag: stored.etag, change: { wordingGuard: guardOf(values) } },
      {
        onSuccess: (answer) => {
          queryClient.setQueryData(settingsQueryOptions(school.id).queryKey, answer)
          reset(textsOf(answer.wordingGuard))
          show({ text: t`Guarded words saved` })
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <UnsavedChanges when={dirty} />
      <p className={styles.quiet}>
        <Trans>
          When a word or a text for these readers uses one of these, the page says so before it is kept. Nothing is
          blocked, and what was written before stays. Plurals and endings are found too.
        </Trans>
      </p>
      {!mayChange && (
        <p>
          <Trans>Leaders and admins can change these lists.</Trans>
        </p>
      )}
      {AUDIENCES.map(({ audience, title }) => (
        <div key={audience} className={styles.guard}>
          <TextArea
            label={t(title)}
            hint={
              meanwhile.has(audience)
                ? t`Somebody changed this meanwhile.`
                : values[audience] === ''
                  ? t`Nothing is guarded. One word or phrase to a line.`
                  : t`One word or phrase to a line; an empty list allows everything.`
            }
            readOnly={!mayChange}
            rows={3}
            value={values[audience]}
            onChange={(event) => type(audience, event.target.value)}
          />
          {mayChange && values[audience] !== shippedText(audience) && (
            <Button look="quiet" onClick={() => type(audience, shippedText(audience))}>
              {shippedText(audience) === '' ? (
                <Trans>Guard nothing, as shipped</Trans>
              ) : (
                <Trans>Put back the words we ship: {shippedText(audience).replaceAll('\n', ', ')}</Trans>
              )}
            </Button>
          )}
        </div>
      ))}
      {change.error && <Alert>{problemWords(change.error)}</Alert>}
      {mayChange && (
        <Buttons>
          <Button type="submit" look="primary" aria-disabled={!dirty || change.isPending}>
            <Trans>Save</Trans>
          </Button>
          {dirty && (
            <>
              <Button onClick={() => reset(textsOf(stored.wordingGuard))}>
                <Trans>Cancel</Trans>
              </Button>
              <span className={styles.quiet}>
                <Trans>Not saved yet</Trans>
              </span>
            </>
          )}
        </Buttons>
      )}
    </form>
  )
}

function shippedText(audience: Audience): string {
  return audience === 'pupil' || audience === 'family' ? shippedGuard[audience].join('\n') : ''
}

function textsOf(guard: WordingGuard): Record<Audience, string> {
  const textOf = (audience: Audience) => guard[audience]?.join('\n') ?? shippedText(audience)
  return { pupil: textOf('pupil'), family: textOf('family'), governors: textOf('governors'), staff: textOf('staff') }
}

/** The lists that differ from what we ship: the others follow what we ship in later years. */
function guardOf(values: Readonly<Record<Audience, string>>): WordingGuard {
  return Object.fromEntries(
    AUDIENCES.flatMap(({ audience }) => {
      const lines = values[audience].split('\n').map((line) => line.trim())
      const words = [...new Set(lines.filter((line) => line !== ''))]
      return words.join('\n') === shippedText(audience) ? [] : [[audience, words]]
    }),
  )
}
