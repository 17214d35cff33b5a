import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type DragEvent, useId, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { Button, buttonClass } from '../../../../ui/button'
import { useNotices } from '../../../../ui/notices'
import { TextArea } from '../../../../ui/text-area'
import type { SessionHere } from '../../use-session'
import styles from './capture.module.css'
import { isPdf, pagesOfPdf } from './pdf-pages'
import { splitResponses } from './split-responses'
import type { Uploads } from './use-uploads'

const LONGEST = 5000

/** Brings in a pile at once: typed or pasted, photographed, or scanned. */
export function Capture({
  collectionId,
  className,
  write,
  uploads,
  text,
  setText,
}: {
  readonly collectionId: string
  readonly className: string
  /** What is typed and not added yet. */
  readonly text: string
  readonly setText: (text: string) => void
  readonly write: SessionHere['write']
  readonly uploads: Uploads
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const [isOver, setOver] = useState(false)
  const [reading, setReading] = useState<{ readonly done: number; readonly of: number } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const id = useId()
  const responses = splitResponses(text)
  const tooLong = responses.findIndex((response) => response.length > LONGEST)

  const addTyped = () => {
    const drafts = responses.map((response) => ({
      kind: 'piece' as const,
      pieceId: makeId(),
      collectionId,
      origin: 'pupil' as const,
      imageId: null,
      words: { text: response },
    }))
    write(drafts)
    setText('')
    const count = drafts.length
    notices.show({ text: count === 1 ? t`1 response added` : t`${count} responses added` })
  }
  const take = async (list: FileList | null) => {
    const chosen = [...(list ?? [])]
    setTrouble(null)
    if (chosen.length > 0) notices.dismiss()
    uploads.add(
      chosen.filter((file) => !isPdf(file)),
      collectionId,
    )
    for (const file of chosen.filter(isPdf)) {
      setReading({ done: 0, of: 0 })
      try {
        const { pictures, blank } = await pagesOfPdf(file, { onPage: (done, of) => setReading({ done, of }) })
        uploads.add(pictures, collectionId)
        if (blank.length > 0)
          setTrouble(
            t`Nothing was seen on these pages of the PDF, so they were left out: ${blank.join(', ')}. If something is written there, save those pages as JPEG pictures and choose them.`,
          )
      } catch {
        setTrouble(
          t`The PDF cannot be read: it may be damaged or locked with a password. Save its pages as pictures and choose those, or scan it once more.`,
        )
      }
      setReading(null)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }
  return (
    <div className={styles.ways}>
      <div className={styles.way}>
        <TextArea
          label={t`Typed responses of ${className}`}
          hint={t`Type or paste many at once, with a blank line between two. If they have paragraphs of their own, put --- on a line between two.`}
          style={{ minBlockSize: '9rem' }}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {tooLong >= 0 && (
          <p role="alert">
            <Trans>
              Response {tooLong + 1} has more than {LONGEST} characters: shorten it, or put a blank line where the next
              one begins.
            </Trans>
          </p>
        )}
        <div>
          <Button
            look={responses.length > 0 ? 'primary' : 'plain'}
            disabled={responses.length === 0 || tooLong >= 0}
            onClick={addTyped}
          >
            <Plural value={responses.length} _0="Add the responses" one="Add # response" other="Add # responses" />
          </Button>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to do what the buttons inside do */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h3>
          <Trans>On paper</Trans>
        </h3>
        <p id={`${id}-files`} className={styles.quiet}>
          <Trans>
            Choose all photographs of the pile at once, or a scanned PDF: one page is one response. You can also drop
            them here.
          </Trans>
        </p>
        <div className={styles.buttons}>
          <label className={buttonClass('plain', styles.file)}>
            <Trans>Choose photographs or a PDF</Trans>
            <input
              type="file"
              multiple
              accept="image/*,application/pdf"
              aria-describedby={`${id}-files`}
              onChange={({ target }) => {
                void take(target.files)
                target.value = ''
              }}
            />
          </label>
          <label className={buttonClass('plain', `${styles.file} ${styles.camera}`)}>
            <Trans>Take a photograph</Trans>
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={({ target }) => {
                void take(target.files)
                target.value = ''
              }}
            />
          </label>
        </div>
        {trouble && <p role="alert">{trouble}</p>}
        {reading && (
          <p role="status">
            {reading.of === 0 ? (
              <Trans>Reading the PDF…</Trans>
            ) : (
              <Trans>
                Reading page {reading.done} of {reading.of}
              </Trans>
            )}
          </p>
        )}
        <UploadList uploads={uploads} />
      </div>
    </div>
  )
}

/** How far the pictures are, and each that could not be kept: where it stood, why, and once more. */
function UploadList({ uploads: { here, retry, dismiss } }: { readonly uploads: Uploads }) {
  const { t } = useLingui()
  if (here.length === 0) return null
  const kept = here.filter(({ status }) => status === 'kept').length
  const failed = here.filter(({ status }) => status === 'failed')
  const isUnderWay = kept + failed.length < here.length
  return (
    <>
      {isUnderWay && (
        <div className={styles.progress}>
          <progress max={here.length} value={kept + failed.length} aria-label={t`Pictures sent`} />
          <span>
            <Trans>
              {kept} of {here.length} pictures are safe
            </Trans>
          </span>
        </div>
      )}
      {failed.length > 0 && (
        <div className={styles.failed} role="alert">
          <p>
            <strong>
              <Plural value={failed.length} one="# picture was not kept." other="# pictures were not kept." />
            </strong>{' '}
            <Trans>The others are safe.</Trans>
          </p>
          <ul>
            {failed.map(({ key, place, of, reason }) => (
              <li key={key}>
                <p>
                  <strong>
                    <Trans>
                      File {place} of {of}
                    </Trans>
                  </strong>
                  {': '}
                  {reason}
                </p>
                <div className={styles.buttons}>
                  <Button onClick={() => retry(key)}>
                    <Trans>Try again</Trans>
                    <span className="visually-hidden">
                      <Trans>: file {place}</Trans>
                    </span>
                  </Button>
                  <Button look="quiet" onClick={() => dismiss(key)}>
                    <Trans>Leave it out</Trans>
                    <span className="visually-hidden">
                      <Trans>: file {place}</Trans>
                    </span>
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
