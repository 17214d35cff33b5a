import { Trans, useLingui } from '@lingui/react/macro'
import { type DragEvent, type ReactNode, useState } from 'react'
import { Alert } from '../alert'
import { Button, buttonClass } from '../button'
import { TextArea } from '../text-area'
import styles from './import-sheet.module.css'

/** As much as the server takes. */
const LARGEST = 12 * 1024 * 1024

const TABLES =
  '.csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The same, and what holds whole sets of objectives. */
export const TABLES_AND_SETS = `${TABLES},.json,.ttl,application/json,text/turtle`

/** A file chosen, dropped, or pasted as rows. */
export function FileChoice({
  name,
  accept = TABLES,
  onChoose,
  children,
}: {
  readonly name: string | undefined
  /** Kinds of files the platform's own dialog shows first. What a file is, its contents say. */
  readonly accept?: string
  readonly onChoose: (name: string, blob: Blob) => void
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const [pasted, setPasted] = useState('')
  const take = (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > LARGEST)
    if (file.size <= LARGEST) onChoose(file.name, file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file button inside is the first */}
      <div
        className={over ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <div className={styles.about}>{children}</div>
        <div className={styles.file}>
          <label className={`${buttonClass(name ? 'plain' : 'primary')} ${styles.button}`}>
            {name ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}
            <input
              type="file"
              className="visually-hidden"
              accept={accept}
              onChange={(event) => {
                take(event.target.files?.[0])
                // The same file, mended, can be chosen again.
                event.target.value = ''
              }}
            />
          </label>
          <span className={styles.quiet}>{name ?? <Trans>or drop it here</Trans>}</span>
        </div>
      </div>
      {tooLarge && (
        <Alert>
          <Trans>
            This file is larger than 12 MB. Save it as several smaller files and import one after the other.
          </Trans>
        </Alert>
      )}
      <details className={styles.details}>
        <summary>
          <Trans>Paste rows from a spreadsheet instead</Trans>
        </summary>
        <div className={styles.paste}>
          <TextArea
            label={t`Rows, with their headings`}
            rows={4}
            value={pasted}
            spellCheck={false}
            onChange={(event) => setPasted(event.target.value)}
          />
          <Button
            disabled={pasted.trim() === ''}
            onClick={() => onChoose(t`Pasted rows`, new Blob([pasted], { type: 'text/csv' }))}
          >
            <Trans>Use these rows</Trans>
          </Button>
        </div>
      </details>
    </>
  )
}
