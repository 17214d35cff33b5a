import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { SessionPiece } from '@track/micro-progression'
import { useEffect, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Bar, Buttons } from '../../../ui/page'
import type { SessionPlace } from '../session-place'
import type { ShownPiece } from '../shown-pieces'
import type { SessionHere } from '../use-session'
import styles from './nominate-page.module.css'
import { PieceDialog } from './piece-dialog'
import { PieceView } from './piece-view'
import { SessionPage } from './session-page'

type End = 'lowest' | 'highest'

/** Each teacher looks through a pile and picks its lowest and its highest; beside it what the other piles have come to. */
export function NominatePage(place: SessionPlace) {
  const { t } = useLingui()
  return (
    <SessionPage place={place} title={t`Lowest and highest`}>
      {(here, pieces) => <Nominate here={here} pieces={pieces} place={place} />}
    </SessionPage>
  )
}

function Nominate({
  here,
  pieces,
  place,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly place: SessionPlace
}) {
  const { t } = useLingui()
  const { head, state } = here
  const own = head.collections.find(({ classId }) => classId === place.classId) ?? head.collections[0]
  const [collectionId, setCollectionId] = useState(own?.id ?? '')
  const params = { schoolId: place.school.id, classId: place.classId, sessionId: place.sessionId }
  const piles = useRef<HTMLElement>(null)
  const [timesChosen, setTimesChosen] = useState(0)
  // What comes next is in sight and in hand: the way on, or which classes are waited for.
  useEffect(() => {
    if (timesChosen === 0) return
    const next = piles.current?.querySelector<HTMLElement>('[data-next]') ?? piles.current
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'center' })
  }, [timesChosen])
  return (
    <>
      <Piles ref={piles} here={here} pieces={pieces} params={params} />
      {head.collections.length > 1 && (
        <Bar>
          <LabelledSelect
            label={t`Pile`}
            value={collectionId}
            choices={head.collections.map(({ id, className }) => ({ value: id, label: className }))}
            onChange={setCollectionId}
          />
        </Bar>
      )}
      <Pile
        key={collectionId}
        here={here}
        collectionId={collectionId}
        papers={state.pieces.filter((piece) => piece.collectionId === collectionId && !piece.isWithdrawn)}
        pieces={pieces}
        params={params}
        onChosen={() => setTimesChosen(timesChosen + 1)}
      />
    </>
  )
}

type Params = { readonly schoolId: string; readonly classId: string; readonly sessionId: string }

/** Which classes have nominated, what lies at either end, and what comes next. */
function Piles({
  ref,
  here: { head, state, nameOf, write },
  pieces,
  params,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly params: Params
  readonly ref: React.Ref<HTMLElement>
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const [opened, setOpened] = useState<ShownPiece | null>(null)
  const { nominations, nominationsMissing, proceededWithout } = state
  const goOnWithout = (collectionId: string, className: string) => {
    const [id] = write([{ kind: 'proceed', without: [collectionId] }])
    if (id)
      notices.show({
        text: t`Going on without ${className}.`,
        action: { label: t`Undo`, run: () => write([{ kind: 'revision', of: id, outcome: 'withdrawn' }]) },
      })
  }
  const ends = (end: End) => nominations.flatMap((nomination) => pieces.get(nomination[end]) ?? [])
  return (
    <section ref={ref} className={styles.piles} aria-labelledby="piles" tabIndex={-1}>
      <h2 id="piles" className="visually-hidden">
        <Trans>The classes</Trans>
      </h2>
      <ul className={styles.classes}>
        {head.collections.map(({ id, className }) => {
          const nomination = nominations.find(({ collectionId }) => collectionId === id)
          return (
            <li key={id}>
              <strong>{className}</strong>
              <span>
                {nomination ? (
                  <Trans>has chosen{nameOf(nomination.by) && ` · ${nameOf(nomination.by)}`}</Trans>
                ) : nominationsMissing.includes(id) ? (
                  <Trans>still to choose</Trans>
                ) : proceededWithout.includes(id) ? (
                  <Trans>left out of the ends; its responses take part</Trans>
                ) : (
                  <Trans>has nothing to choose from yet</Trans>
                )}
              </span>
              {nominationsMissing.includes(id) && nominations.length > 0 && (
                <Button look="quiet" onClick={() => goOnWithout(id, className)}>
                  <Trans>Go on without {className}</Trans>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {nominations.length > 0 && (
        <div className={styles.ends}>
          <EndRow title={t`Lowest so far`} pieces={ends('lowest')} onOpen={setOpened} />
          <EndRow title={t`Highest so far`} pieces={ends('highest')} onOpen={setOpened} />
        </div>
      )}
      {nominations.length > 0 && nominationsMissing.length === 0 && (
        <Buttons>
          <Link to={paths.judge} params={params} className={buttonClass('primary')} data-next>
            {nominations.length > 1 ? <Trans>Compare the ends</Trans> : <Trans>Start comparing</Trans>}
          </Link>
        </Buttons>
      )}
      {opened && <PieceDialog piece={opened} onClose={() => setOpened(null)} />}
    </section>
  )
}

function EndRow({
  title,
  pieces,
  onOpen,
}: {
  readonly title: string
  readonly pieces: readonly ShownPiece[]
  readonly onOpen: (piece: ShownPiece) => void
}) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className={styles.end}>
        {pieces.map((piece) => (
          <li key={piece.pieceId}>
            <Button onClick={() => onOpen(piece)}>{piece.name}</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One class's papers, and which two of them are its ends. */
function Pile({
  here,
  collectionId,
  papers,
  pieces,
  params,
  onChosen,
}: {
  readonly here: SessionHere
  readonly collectionId: string
  readonly papers: readonly SessionPiece[]
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly params: Params
  readonly onChosen: () => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const given = here.state.nominations.find((nomination) => nomination.collectionId === collectionId)
  const [chosen, setChosen] = useState<Readonly<Partial<Record<End, string>>>>({})
  const [isSame, setIsSame] = useState(false)
  const [opened, setOpened] = useState<ShownPiece | null>(null)
  const ends: Partial<Record<End, string>> = {
    ...(given && { lowest: given.lowest, highest: given.highest }),
    ...chosen,
  }
  const isChanged = ends.lowest !== given?.lowest || ends.highest !== given?.highest

  if (papers.length < 2)
    return (
      <div className={styles.empty}>
        <p>
          <Trans>The lowest and the highest are chosen once this class has two responses or more.</Trans>
        </p>
        <Link to={paths.orderingSession} params={params} className={buttonClass('primary')}>
          <Trans>Collect responses</Trans>
        </Link>
      </div>
    )

  const choose = (end: End, pieceId: string) => {
    const other = end === 'lowest' ? ends.highest : ends.lowest
    setIsSame(other === pieceId)
    if (other !== pieceId) setChosen({ ...chosen, [end]: pieceId })
  }
  const nominate = () => {
    if (!ends.lowest || !ends.highest) return
    const written = here.write([{ kind: 'nomination', collectionId, lowest: ends.lowest, highest: ends.highest }])
    if (written.length === 0) return
    setChosen({})
    notices.show({ text: t`Lowest and highest are chosen.` })
    onChosen()
  }
  return (
    <>
      <ul className={styles.papers}>
        {papers.map(({ pieceId }) => {
          const piece = pieces.get(pieceId)!
          return (
            <li key={pieceId} className={styles.paper}>
              <h3>
                <button type="button" className={styles.name} onClick={() => setOpened(piece)}>
                  {piece.name}
                </button>
              </h3>
              <div className={styles.view}>
                <PieceView {...piece} canZoom={false} />
              </div>
              <fieldset className={styles.choice} aria-label={piece.name}>
                <Choice end="lowest" isChosen={ends.lowest === pieceId} onChoose={() => choose('lowest', pieceId)}>
                  <Trans>Lowest</Trans>
                </Choice>
                <Choice end="highest" isChosen={ends.highest === pieceId} onChoose={() => choose('highest', pieceId)}>
                  <Trans>Highest</Trans>
                </Choice>
              </fieldset>
            </li>
          )
        })}
      </ul>
      <div className={styles.foot}>
        {isSame && (
          <Alert>
            <Trans>The lowest and the highest must be two different responses.</Trans>
          </Alert>
        )}
        <p>
          {ends.lowest ? <Trans>Lowest: {pieces.get(ends.lowest)?.name}.</Trans> : <Trans>Choose the lowest.</Trans>}{' '}
          {ends.highest ? (
            <Trans>Highest: {pieces.get(ends.highest)?.name}.</Trans>
          ) : (
            <Trans>Choose the highest.</Trans>
          )}
        </p>
        <Button look="primary" disabled={!ends.lowest || !ends.highest || !isChanged} onClick={nominate}>
          {given ? <Trans>Change the choice</Trans> : <Trans>Put these two forward</Trans>}
        </Button>
      </div>
      {opened && <PieceDialog piece={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function Choice({
  end,
  isChosen,
  onChoose,
  children,
}: {
  readonly end: End
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: React.ReactNode
}) {
  return (
    <button type="button" className={styles.pick} data-end={end} aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  )
}
