import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Icon } from '../../../ui/icon'
import styles from './objective-editor.module.css'

/** The school's own words for what is special about an objective, such as "key". Those in use are suggested. */
export function TagField({
  tags,
  suggestions,
  onChange,
}: {
  readonly tags: readonly string[]
  readonly suggestions: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
}) {
  const { t } = useLingui()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState('')
  const add = () => {
    const tag = draft.trim()
    setDraft('')
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag])
  }
  const remove = (tag: string) => {
    onChange(tags.filter((one) => one !== tag))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' && draft.trim() !== '') || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && draft === '' && tags.length > 0) remove(tags.at(-1)!)
  }
  return (
    <div className={styles.tagField}>
      <label htmlFor={id}>{t`Tags`}</label>
      <div className={styles.tags}>
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className={styles.tag}
            aria-label={t`Remove ${tag}`}
            onClick={() => remove(tag)}
          >
            {tag}
            <Icon name="close" />
          </button>
        ))}
        <input
          ref={input}
          id={id}
          list={`${id}-list`}
          value={draft}
          maxLength={50}
          autoComplete="off"
          placeholder={tags.length === 0 ? t`such as key; Enter adds it` : undefined}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
        <datalist id={`${id}-list`}>
          {suggestions
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </div>
    </div>
  )
}
