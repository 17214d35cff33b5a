import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { OrderingSession } from '@track/api-contract'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { pupilsQueryOptions } from '../../../../lib/list-pupils'
import { problemWords } from '../../../../lib/problem-words'
import { inRegisterOrder } from '../../../../lib/register-order'
import { Alert } from '../../../../ui/alert'
import { Button } from '../../../../ui/button'
import { Icon } from '../../../../ui/icon'
import { matchesWords } from '../../../../ui/matches-words'
import { useNotices } from '../../../../ui/notices'
import { Page } from '../../../../ui/page'
import { authorsQueryOptions } from '../../api/authors'
import { pieceImageUrl, pieceName } from '../../piece-name'
import type { SessionHere } from '../../use-session'
import { PieceView } from '../piece-view'
import styles from './authors.module.css'
import { suggestAuthor } from './suggest-author'
import { useSayAuthor } from './use-say-author'

/** How far a finger goes before it is a swipe. */
const SWIPE = 60

/** Whose is whose, after collecting: one piece after another with the class list; a pile in register order is a press of Enter each. */
export function Authors({
  schoolId,
  here: { head, state },
  collection,
  numbers,
  onDone,
}: {
  readonly schoolId: string
  readonly here: SessionHere
  readonly collection: OrderingSession['collections'][number]
  readonly numbers: ReadonlyMap<string, number>
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const say = useSayAuthor(schoolId, head.id)
  const id = useId()
  const options = authorsQueryOptions(schoolId, head.id)
  const { data: authors, error } = useQuery(options)
  const { data: members, error: membersError } = useQuery(pupilsQueryOptions({ schoolId, groupId: collection.classId }))
  const register = useMemo(() => inRegisterOrder(members ?? []), [members])
  const pieces = state.pieces.filter(
    ({ collectionId, isWithdrawn, origin }) => collectionId === collection.id && !isWithdrawn && origin !== 'carried',
  )
  const [at, setAt] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const swiped = useRef<number | null>(null)
  const place =
    at ??
    (authors
      ? Math.max(
          0,
          pieces.findIndex(({ pieceId }) => !authors.get(pieceId)),
        )
      : 0)
  const piece = pieces[place]
  const isThere = authors !== undefined && members !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece begins at the field
  useEffect(() => {
    // Where there are no keys, the field would only bring up some over the names.
    if (matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true })
  }, [place, isThere])

  if (!isThere) {
    const trouble = error ?? membersError
    return <Page title={t`Whose is whose`}>{trouble && <Alert>{problemWords(trouble)}</Alert>}</Page>
  }
  const taken = new Map(
    pieces.flatMap(({ pieceId }) => {
      const pupilId = authors.get(pieceId)
      return pupilId && pieceId !== piece?.pieceId ? [[pupilId, pieceName(numbers.get(pieceId) ?? 0)] as const] : []
    }),
  )
  const current = piece ? (authors.get(piece.pieceId) ?? null) : null
  const last = pieces
    .slice(0, place)
    .flatMap(({ pieceId }) => authors.get(pieceId) ?? [])
    .at(-1)
  const offered = register.filter(({ label }) => matchesWords(label, typed))
  const suggested =
    typed === ''
      ? (current ??
        suggestAuthor(
          register.map((pupil) => pupil.id),
          { last: last ?? null, taken: new Set(taken.keys()) },
        ))
      : (offered.find((pupil) => !taken.has(pupil.id)) ?? offered[0])?.id
  const active = offered.some((pupil) => pupil.id === chosen) ? chosen : (suggested ?? null)
  const known = pieces.filter(({ pieceId }) => authors.get(pieceId)).length

  const go = (to: number) => {
    setTyped('')
    setChosen(null)
    setAt(Math.min(pieces.length, Math.max(0, to)))
  }
  const assign = (pupilId: string | null) => {
    if (!piece || pupilId === null) return
    const was = authors.get(piece.pieceId) ?? null
    void say(piece.pieceId, pupilId)
    const label = register.find((pupil) => pupil.id === pupilId)?.label ?? ''
    const other = taken.get(pupilId)
    notices.show({
      text: other
        ? t`${pieceName(numbers.get(piece.pieceId) ?? 0)}: ${label}, who has ${other} too`
        : t`${pieceName(numbers.get(piece.pieceId) ?? 0)}: ${label}`,
      action: {
        label: t`Undo`,
        run: () => {
          void say(piece.pieceId, was)
          go(place)
        },
      },
    })
    go(place + 1)
  }
  const nobody = () => {
    if (!piece) return
    if (current) void say(piece.pieceId, null)
    go(place + 1)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const index = offered.findIndex((pupil) => pupil.id === active)
    if (event.key === 'Enter') assign(active)
    else if (step) setChosen(offered[(index + step + offered.length) % offered.length]?.id ?? null)
    else if (typed === '' && event.key === 'ArrowRight') nobody()
    else if (typed === '' && event.key === 'ArrowLeft') go(place - 1)
    else return
    event.preventDefault()
  }
  const swipe = {
    onPointerDown: (event: PointerEvent) => {
      swiped.current = event.pointerType === 'mouse' ? null : event.clientX
    },
    onPointerUp: (event: PointerEvent) => {
      const by = swiped.current === null ? 0 : event.clientX - swiped.current
      swiped.current = null
      if (by < -SWIPE) nobody()
      else if (by > SWIPE) go(place - 1)
    },
  }
  const name = piece ? pieceName(numbers.get(piece.pieceId) ?? 0) : ''
  return (
    <Page
      title={t`Whose is whose`}
      actions={
        <Button look={piece ? 'plain' : 'primary'} onClick={onDone}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      <p className={styles.quiet}>
        <Trans>
          {known} of {pieces.length} have a writer. Only who may know sees this; nobody sees it while putting in order.
        </Trans>
      </p>
      {!piece && (
        <div className={styles.end}>
          <p>
            <Trans>That was the last piece.</Trans>
          </p>
          {pieces.length > 0 && (
            <Button onClick={() => go(pieces.length - 1)}>
              <Icon name="left" />
              <Trans>Back</Trans>
            </Button>
          )}
        </div>
      )}
      {piece && (
        <div className={styles.assign}>
          <div className={styles.piece} {...swipe}>
            <h2>
              {name}{' '}
              <small className={styles.quiet}>
                <Trans>
                  {place + 1} of {pieces.length}
                </Trans>
              </small>
            </h2>
            <div className={styles.view}>
              <PieceView
                key={piece.pieceId}
                name={name}
                text={piece.text}
                imageUrl={piece.imageId && pieceImageUrl({ schoolId, sessionId: head.id, imageId: piece.imageId })}
              />
            </div>
          </div>
          <div className={styles.names}>
            <label className={styles.label} htmlFor={id}>
              <Trans>Who wrote it?</Trans>
            </label>
            <input
              ref={input}
              id={id}
              className={styles.input}
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={active ? `${id}-${active}` : undefined}
              aria-describedby={`${id}-hint`}
              autoComplete="off"
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value)
                setChosen(null)
              }}
              onKeyDown={press}
            />
            <p className={`${styles.quiet} ${styles.keys}`} id={`${id}-hint`}>
              <Trans>Enter takes the one that is marked; type to find another; arrow right skips.</Trans>
            </p>
            <div
              className={styles.list}
              id={`${id}-list`}
              role="listbox"
              aria-label={t`Pupils of ${collection.className}`}
            >
              {offered.map((pupil) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys come from the field above
                <div
                  key={pupil.id}
                  id={`${id}-${pupil.id}`}
                  role="option"
                  aria-selected={pupil.id === active}
                  className={styles.option}
                  onClick={() => assign(pupil.id)}
                >
                  {pupil.label}
                  <small className={styles.quiet}>{taken.get(pupil.id)}</small>
                </div>
              ))}
            </div>
            {offered.length === 0 && (
              <p className={styles.quiet}>
                <Trans>Nobody in {collection.className} is called that.</Trans>
              </p>
            )}
            <div className={styles.buttons}>
              <Button onClick={nobody}>
                <Trans>Nobody, or skip</Trans>
                <Icon name="right" />
              </Button>
              <Button disabled={place === 0} onClick={() => go(place - 1)}>
                <Icon name="left" />
                <Trans>Back</Trans>
              </Button>
            </div>
            <p className={styles.quiet}>
              <Plural
                value={pieces.length - place - 1}
                _0="This is the last."
                one="# more after this."
                other="# more after this."
              />
            </p>
          </div>
        </div>
      )}
    </Page>
  )
}
