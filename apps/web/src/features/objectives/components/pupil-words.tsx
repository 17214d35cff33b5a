import { Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { Button } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { TextArea } from '../../../ui/text-area'
import { LANGUAGES, languageName } from '../languages'
import styles from './objective-editor.module.css'

/** What pupils read instead of the school's wording, language by language. An empty field is no words. */
export function PupilWords({
  words,
  onChange,
}: {
  readonly words: Readonly<Record<string, string>>
  readonly onChange: (words: Readonly<Record<string, string>>) => void
}) {
  const { t } = useLingui()
  const fields = useRef<HTMLFieldSetElement>(null)
  const written = Object.keys(words)
  const others = LANGUAGES.filter((tag) => !written.includes(tag)).map((tag) => ({
    value: tag as string,
    label: languageName(tag),
  }))
  return (
    <fieldset ref={fields} className={styles.pupilWords}>
      <legend>
        <Trans>In pupils’ words</Trans>
      </legend>
      <p className={styles.quiet}>
        <Trans>Pupils read these instead of the words above: “I can…”. Without any they read the words above.</Trans>
      </p>
      {written.map((tag) => (
        <div key={tag} className={styles.pupilWord}>
          <TextArea
            label={languageName(tag)}
            rows={2}
            maxLength={2000}
            lang={tag}
            dir="auto"
            value={words[tag]}
            placeholder={tag === 'en' ? t`I can…` : undefined}
            onChange={(event) => onChange({ ...words, [tag]: event.target.value })}
          />
          <Button
            look="quiet"
            aria-label={t`Remove the words in ${languageName(tag)}`}
            onClick={() => onChange(Object.fromEntries(Object.entries(words).filter(([other]) => other !== tag)))}
          >
            <Trans>Remove</Trans>
          </Button>
        </div>
      ))}
      {written.length === 0 ? (
        <Button
          onClick={() => {
            onChange({ en: '' })
            requestAnimationFrame(() => fields.current?.querySelector('textarea')?.focus())
          }}
        >
          <Trans>Write “I can…”</Trans>
        </Button>
      ) : (
        <LabelledSelect
          label={t`Add a language`}
          value=""
          choices={[{ value: '', label: t`Choose a language` }, ...others]}
          onChange={(tag) => tag && onChange({ ...words, [tag]: '' })}
        />
      )}
    </fieldset>
  )
}
