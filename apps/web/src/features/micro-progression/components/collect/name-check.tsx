import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ImageEdit } from '@track/api-contract'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { api } from '../../../../lib/client'
import { problemWords } from '../../../../lib/problem-words'
import { Alert } from '../../../../ui/alert'
import { Button } from '../../../../ui/button'
import { useNotices } from '../../../../ui/notices'
import { Page } from '../../../../ui/page'
import { UnsavedChanges } from '../../../../ui/unsaved-changes'
import { pieceName } from '../../piece-name'
import { piecesToCheck } from '../../pieces-to-check'
import type { SessionHere } from '../../use-session'
import { FIRST_BOX, turnedBox } from './cover-box'
import { EditStage, type Edits, NO_EDITS, type Turn } from './edit-stage'
import styles from './name-check.module.css'
import { useBitmaps } from './use-bitmaps'
import { WhoseIsIt } from './whose-is-it'

/** One picture after another: no name on it, or covered for good. The next is there at once; what was covered is sent meanwhile. */
export function NameCheck({
  schoolId,
  here: { head, state, write },
  numbers,
  maySeeAuthors,
  onStop,
  onDone,
}: {
  readonly schoolId: string
  readonly here: SessionHere
  readonly numbers: ReadonlyMap<string, number>
  readonly maySeeAuthors: boolean
  readonly onStop: () => void
  /** Every picture was looked at. */
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  /** Pieces whose covered picture is on its way, and those that it could not be made of. */
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<{
    readonly pieceId: string
    readonly edits: Edits
    readonly reason: string
  } | null>(null)
  const [seen, setSeen] = useState<readonly string[]>([])
  const [again, setAgain] = useState<string | null>(null)
  const [edits, setEdits] = useState<Edits>(NO_EDITS)
  const [before, setBefore] = useState<Edits | null>(null)
  const [draws, setDraws] = useState<'cover' | 'crop'>('cover')
  const main = useRef<HTMLButtonElement>(null)
  const stage = useRef<HTMLDivElement>(null)

  const waiting = piecesToCheck(state).filter(({ pieceId }) => !sending.has(pieceId))
  const looked = state.pieces.find(({ pieceId }) => pieceId === again)
  const line = looked ? [looked, ...waiting.filter(({ pieceId }) => pieceId !== again)] : waiting
  const piece = line[0]
  const { bitmapOf, retry } = useBitmaps(
    { schoolId, sessionId: head.id },
    line.slice(0, 3).flatMap(({ imageId }) => imageId ?? []),
  )
  const bitmap = piece?.imageId ? bitmapOf(piece.imageId) : undefined
  const name = piece ? pieceName(numbers.get(piece.pieceId) ?? 0) : ''
  const isChanged = edits.turn !== 0 || edits.crop !== null || edits.covers.length > 0

  const { say } = notices
  const left = line.length
  useEffect(() => {
    if (name) say(t`${name}. ${left} to look at.`)
    main.current?.focus({ preventScroll: true })
  }, [name, left, say, t])
  const isAllDone = line.length === 0 && sending.size === 0
  useEffect(() => {
    if (isAllDone && !failed) onDone()
  }, [isAllDone, failed, onDone])

  const send = async (pieceId: string, imageId: string, done: Edits) => {
    setSending((ids) => new Set(ids).add(pieceId))
    try {
      const { turn, crop, covers } = done
      const body: ImageEdit = { turn, crop, covers: [...covers] }
      const kept = await api.editSessionImage({ params: { schoolId, sessionId: head.id, imageId }, body })
      write([{ kind: 'checked', pieceId, imageId: kept.imageId }])
    } catch (error) {
      setFailed({ pieceId, edits: done, reason: problemWords(error) })
    }
    setSending((ids) => new Set([...ids].filter((id) => id !== pieceId)))
  }
  const keep = () => {
    if (!piece?.imageId || !(bitmap instanceof ImageBitmap)) return
    const { pieceId, imageId } = piece
    setFailed(null)
    if (isChanged) {
      void send(pieceId, imageId, edits)
      setBefore(edits)
    } else write([{ kind: 'checked', pieceId, imageId }])
    setSeen((ids) => [...ids.filter((id) => id !== pieceId), pieceId])
    setAgain(null)
    setEdits(NO_EDITS)
    setDraws('cover')
  }
  const turnOnce = () =>
    setEdits(({ turn, crop, covers }) => ({
      turn: ((turn + 90) % 360) as Turn,
      crop: crop && turnedBox(crop),
      covers: covers.map(turnedBox),
    }))
  const focusPart = (part: string) =>
    requestAnimationFrame(() => stage.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus())
  const cover = () => {
    setDraws('cover')
    setEdits((now) => ({ ...now, covers: [...now.covers, FIRST_BOX] }))
    focusPart(String(edits.covers.length))
  }
  const cut = () => {
    if (draws === 'crop') return setDraws('cover')
    setDraws('crop')
    setEdits((now) => ({ ...now, crop: now.crop ?? { x: 0, y: 0.1, width: 1, height: 0.9 } }))
    focusPart('crop')
  }
  const asBefore = () => before && setEdits(before)
  const takeBack = () =>
    setEdits((now) => (now.covers.length > 0 ? { ...now, covers: now.covers.slice(0, -1) } : { ...NO_EDITS }))
  const goBack = () => {
    const last = seen.at(-1)
    if (last === undefined || sending.has(last)) return
    setSeen(seen.slice(0, -1))
    setAgain(last)
    setEdits(NO_EDITS)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return
    const run = { c: cover, x: cut, t: turnOnce, s: asBefore, Backspace: takeBack, b: goBack }[
      event.key.length === 1 ? event.key.toLowerCase() : event.key
    ]
    if (!run) return
    event.preventDefault()
    run()
  }
  return (
    <Page
      title={t`Look for names`}
      actions={
        <Button onClick={onStop}>
          <Trans>Stop for now</Trans>
        </Button>
      }
    >
      <UnsavedChanges when={sending.size > 0} />
      {failed && (
        <Alert>
          <p>
            <Trans>
              {pieceName(numbers.get(failed.pieceId) ?? 0)} could not be changed and still waits to be looked at:{' '}
              {failed.reason}
            </Trans>
          </p>
          <Button
            onClick={() => {
              setAgain(failed.pieceId)
              setEdits(failed.edits)
              setFailed(null)
            }}
          >
            <Trans>Try again</Trans>
          </Button>
        </Alert>
      )}
      {!piece && sending.size > 0 && (
        <p role="status">
          <Plural value={sending.size} one="# picture is being covered…" other="# pictures are being covered…" />
        </p>
      )}
      {piece && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys that do what the buttons inside do
        <div className={styles.check} onKeyDown={press} ref={stage}>
          <div className={styles.piece}>
            <h2 className={styles.name}>
              {name}
              <small>
                <Plural value={left} one="the last one" other="# to look at" />
              </small>
            </h2>
            {bitmap === 'failed' ? (
              <Alert>
                <p>
                  <Trans>The picture cannot be shown. Check the network and try again.</Trans>
                </p>
                <Button onClick={() => piece.imageId && retry(piece.imageId)}>
                  <Trans>Try again</Trans>
                </Button>
              </Alert>
            ) : bitmap ? (
              <EditStage
                key={piece.pieceId}
                bitmap={bitmap}
                name={name}
                edits={edits}
                draws={draws}
                onChange={setEdits}
                onEnter={keep}
              />
            ) : (
              <p className={styles.wait}>
                <Trans>Fetching the picture…</Trans>
              </p>
            )}
          </div>
          <div className={styles.side}>
            <button type="button" ref={main} className={styles.main} onClick={keep}>
              {isChanged ? <Trans>Keep it like this</Trans> : <Trans>No name on it</Trans>}
              <small>
                <Trans>Enter</Trans>
              </small>
            </button>
            <p className={styles.quiet}>
              <Trans>Drag over a name to cover it. What is covered is painted over for good.</Trans>
            </p>
            {maySeeAuthors && <WhoseIsIt schoolId={schoolId} head={head} piece={piece} numbers={numbers} />}
            <div className={styles.tools}>
              <Button onClick={cover} aria-keyshortcuts="c">
                <Trans>Add a cover</Trans>
                <kbd>C</kbd>
              </Button>
              <Button onClick={asBefore} disabled={!before} aria-keyshortcuts="s">
                <Trans>Same as before</Trans>
                <kbd>S</kbd>
              </Button>
              <Button onClick={turnOnce} aria-keyshortcuts="t">
                <Trans>Turn</Trans>
                <kbd>T</kbd>
              </Button>
              <Button onClick={cut} aria-pressed={draws === 'crop'} aria-keyshortcuts="x">
                <Trans>Cut to a part</Trans>
                <kbd>X</kbd>
              </Button>
              <Button look="quiet" onClick={takeBack} disabled={!isChanged} aria-keyshortcuts="Backspace">
                <Trans>Take back</Trans>
              </Button>
              <Button look="quiet" onClick={goBack} disabled={seen.length === 0} aria-keyshortcuts="b">
                <Trans>Picture before</Trans>
                <kbd>B</kbd>
              </Button>
            </div>
          </div>
        </div>
      )}
    </Page>
  )
}
