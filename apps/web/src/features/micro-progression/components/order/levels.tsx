import { Trans, useLingui } from '@lingui/react/macro'
import {
  type Bookmark,
  checkExemplars,
  currentOrder,
  type EntryOf,
  type Level,
  type Proposal,
  proposeLevels,
} from '@track/micro-progression'
import { useState } from 'react'
import { v7 } from 'uuid'
import { Button } from '../../../../ui/button'
import { FormDialog } from '../../../../ui/form-dialog'
import { LabelledSelect } from '../../../../ui/labelled-select'
import { useNotices } from '../../../../ui/notices'
import { Bar, Buttons } from '../../../../ui/page'
import { TextArea } from '../../../../ui/text-area'
import { issueWords } from '../../issue-words'
import type { OrderFacts } from '../../order-facts'
import type { ShownPiece } from '../../shown-pieces'
import type { EntryDraft, SessionHere } from '../../use-session'
import styles from './levels.module.css'
import { Qualifiers } from './qualifiers'

type Pieces = ReadonlyMap<string, ShownPiece>
type Method = EntryOf<'exemplar'>['method']

/** The order cut into the school's own levels: what shows each, and in words what makes a response of it. */
export function Levels({
  here,
  pieces,
  facts,
  onOpen,
}: {
  readonly here: SessionHere
  readonly pieces: Pieces
  readonly facts: OrderFacts
  readonly onOpen: (pieceId: string) => void
}) {
  const { t } = useLingui()
  const { session, state, write } = here
  const { levels } = session
  const [method, setMethod] = useState<Exclude<Method, 'hand'> | ''>('')
  const [bookmarks, setBookmarks] = useState<readonly Bookmark[]>([])
  const proposals = method === '' ? [] : proposeLevels(facts.candidates, levels, { method, bookmarks })
  const exemplars = levels.map(({ id }) => ({
    levelId: id,
    pieceIds: state.exemplars.find(({ levelId }) => levelId === id)?.pieceIds ?? [],
  }))
  const close = facts.neighbours.filter(({ isApart }) => isApart === false)
  const labelOf = (levelId: string) => levels.find(({ id }) => id === levelId)?.label ?? ''
  const issues = checkExemplars(currentOrder(session).rungs, exemplars)

  const choose = (levelId: string, pieceIds: readonly string[], how: Method): EntryDraft => ({
    kind: 'exemplar',
    levelId,
    pieceIds: [...pieceIds],
    method: how,
  })
  const chooseAll = () => {
    const chosen = proposals.flatMap(({ levelId, pieceId }) => (pieceId === null ? [] : [{ levelId, pieceId }]))
    // Emptied first: what stands in between could be out of order with what goes.
    write([
      ...state.exemplars.map(({ levelId }) => choose(levelId, [], 'hand')),
      ...chosen.map(({ levelId, pieceId }) => choose(levelId, [pieceId], method || 'hand')),
    ])
    setMethod('')
  }
  const ways: Record<typeof method, string> = {
    '': t`Look through the order and add to each level a response that shows it.`,
    'equal-interval': t`One response is proposed for each level, as far apart in quality as can be. Take what you agree with.`,
    jenks: t`Responses that are close to one another make a group, and the middle one of each is proposed.`,
    bookmark: t`Say at each level which response is the first that is just good enough for it; one is proposed from there.`,
  }
  return (
    <section className={styles.levels} aria-labelledby="levels">
      <h2 id="levels">
        <Trans>Levels</Trans>
      </h2>
      <Bar>
        <LabelledSelect
          label={t`Choose responses for the levels`}
          value={method}
          choices={[
            { value: '', label: t`by hand` },
            { value: 'equal-interval', label: t`evenly spread` },
            { value: 'jenks', label: t`by natural groups` },
            { value: 'bookmark', label: t`from where we would draw the lines` },
          ]}
          onChange={(value) => setMethod(value as typeof method)}
        />
        {proposals.some(({ pieceId }) => pieceId !== null) && (
          <Buttons>
            <Button look="primary" onClick={chooseAll}>
              <Trans>Take all that is proposed</Trans>
            </Button>
          </Buttons>
        )}
      </Bar>
      <p className={styles.quiet}>{ways[method]}</p>
      {close.length > 0 && (
        <ul className={styles.advice}>
          {close.map(({ lowerId, upperId }) => (
            <li key={lowerId}>
              <Trans>
                {labelOf(lowerId)} and {labelOf(upperId)} are hard to tell apart yet: compare more, or choose responses
                that are further apart.
              </Trans>
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.list}>
        {levels.map((level, at) => (
          <li key={level.id} id={levelAnchor(level.id)} className={styles.level} tabIndex={-1}>
            <h3 className={styles.label}>{level.label}</h3>
            <div className={styles.body}>
              <Exemplars
                here={here}
                pieces={pieces}
                facts={facts}
                level={level}
                pieceIds={exemplars[at]!.pieceIds}
                proposal={proposals.find(({ levelId }) => levelId === level.id)}
                onChoose={(pieceIds, how = 'hand') => write([choose(level.id, pieceIds, how)])}
                method={method || 'hand'}
                onOpen={onOpen}
              />
              {issues
                .filter(({ row }) => row === at + 1)
                .map((issue) => (
                  <p key={issue.code} className={styles.wrong}>
                    {issueWords(issue, { level: level.label })}
                  </p>
                ))}
              {method === 'bookmark' && at > 0 && (
                <LabelledSelect
                  label={t`The first response that is just a ${level.label}`}
                  value={bookmarks.find(({ levelId }) => levelId === level.id)?.pieceId ?? ''}
                  choices={[{ value: '', label: t`Not marked` }, ...choicesOf(facts, pieces)]}
                  onChange={(pieceId) => {
                    const others = bookmarks.filter(({ levelId }) => levelId !== level.id)
                    setBookmarks(pieceId === '' ? others : [...others, { levelId: level.id, pieceId }])
                  }}
                />
              )}
              <Qualifiers
                level={level}
                kept={state.qualifiers.find(({ levelId }) => levelId === level.id)?.qualifiers ?? []}
                onKeep={(qualifiers) =>
                  write([{ kind: 'qualifiers', levelId: level.id, words: { qualifiers: [...qualifiers] } }])
                }
              />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function levelAnchor(levelId: string): string {
  return `level-${levelId}`
}

function choicesOf({ candidates }: OrderFacts, pieces: Pieces) {
  return candidates.flatMap(({ id }) => {
    const piece = pieces.get(id)
    return piece ? [{ value: id, label: [piece.name, firstWords(piece.text)].filter(Boolean).join(' · ') }] : []
  })
}

/** Enough of a text to know it by, and no wider than a list. */
function firstWords(text: string | null): string {
  const words = (text ?? '').trim().replaceAll(/\s+/g, ' ')
  return words.length > 48 ? `${words.slice(0, 48).replace(/\s\S*$/, '')} …` : words
}

/** What shows a level: one response or several, whether they may go on the wall, and what could be proposed. */
function Exemplars({
  here,
  pieces,
  facts,
  level,
  pieceIds,
  proposal,
  method,
  onChoose,
  onOpen,
}: {
  readonly here: SessionHere
  readonly pieces: Pieces
  readonly facts: OrderFacts
  readonly level: Level
  readonly pieceIds: readonly string[]
  readonly proposal: Proposal | undefined
  readonly method: Method
  readonly onChoose: (pieceIds: readonly string[], method?: Method) => void
  readonly onOpen: (pieceId: string) => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const { state, write } = here
  const [rewriting, setRewriting] = useState<ShownPiece | null>(null)
  const proposed = proposal?.pieceId != null && !pieceIds.includes(proposal.pieceId) ? proposal.pieceId : null

  const rewrite = (piece: ShownPiece, text: string) => {
    const pieceId = v7()
    write([
      { kind: 'piece', pieceId, collectionId: null, origin: 'rewritten', imageId: null, words: { text } },
      { kind: 'move', pieceId, place: 'with', besideId: piece.pieceId },
    ])
    onChoose(pieceIds.map((id) => (id === piece.pieceId ? pieceId : id)))
    setRewriting(null)
    notices.show({ text: t`The copy stands in its place.` })
  }
  return (
    <div className={styles.exemplars}>
      {pieceIds.map((pieceId) => {
        const piece = pieces.get(pieceId)
        const known = state.pieces.find((each) => each.pieceId === pieceId)
        if (!piece || !known) return null
        return (
          <article key={pieceId} className={styles.exemplar}>
            <button type="button" className={styles.paper} onClick={() => onOpen(pieceId)}>
              <span className={styles.name}>{piece.name}</span>
              {piece.imageUrl && <img className={styles.image} src={piece.imageUrl} alt="" />}
              {piece.text && (
                <span className={styles.text} dir="auto">
                  {piece.text}
                </span>
              )}
            </button>
            {known.origin === 'pupil' ? (
              <fieldset className={styles.consent}>
                <legend>
                  {known.consent === true ? (
                    <Trans>It may go on the wall: its writer agreed.</Trans>
                  ) : known.consent === false ? (
                    <Trans>Its writer said no: rewrite it, or choose another.</Trans>
                  ) : (
                    <Trans>May it go on the wall? Ask its writer.</Trans>
                  )}
                </legend>
                <Buttons>
                  {known.consent !== true && (
                    <Button
                      aria-label={t`They agreed: ${piece.name}`}
                      onClick={() => write([{ kind: 'consent', pieceId, given: true }])}
                    >
                      <Trans>They agreed</Trans>
                    </Button>
                  )}
                  {known.consent !== false && (
                    <Button
                      look="quiet"
                      aria-label={t`They said no: ${piece.name}`}
                      onClick={() => write([{ kind: 'consent', pieceId, given: false }])}
                    >
                      <Trans>They said no</Trans>
                    </Button>
                  )}
                  <Button look="quiet" aria-label={t`Rewrite it: ${piece.name}`} onClick={() => setRewriting(piece)}>
                    <Trans>Rewrite it</Trans>
                  </Button>
                </Buttons>
              </fieldset>
            ) : (
              <p className={styles.quiet}>
                {known.origin === 'rewritten' ? (
                  <Trans>Written out by a teacher: it may go on the wall.</Trans>
                ) : (
                  <Trans>From the chart before: it is on the wall already.</Trans>
                )}
              </p>
            )}
            <Button
              look="quiet"
              className={styles.remove}
              aria-label={t`Take off: ${piece.name} at ${level.label}`}
              onClick={() => onChoose(pieceIds.filter((id) => id !== pieceId))}
            >
              <Trans>Take off</Trans>
            </Button>
          </article>
        )
      })}
      {proposed !== null && (
        <div className={styles.proposed}>
          <button type="button" className={styles.paper} onClick={() => onOpen(proposed)}>
            <span className={styles.name}>
              <Trans>Proposed: {pieces.get(proposed)?.name}</Trans>
            </span>
            {pieces.get(proposed)?.imageUrl && (
              <img className={styles.image} src={pieces.get(proposed)!.imageUrl!} alt="" />
            )}
            {pieces.get(proposed)?.text && (
              <span className={styles.text} dir="auto">
                {pieces.get(proposed)?.text}
              </span>
            )}
          </button>
          <Button onClick={() => onChoose([proposed], method)}>
            <Trans>Take it</Trans>
          </Button>
        </div>
      )}
      {facts.candidates.length > 0 && (
        <LabelledSelect
          label={t`Add a response that shows ${level.label}`}
          value=""
          choices={[
            { value: '', label: pieceIds.length === 0 ? t`Choose a response` : t`Choose another one` },
            ...choicesOf(facts, pieces).filter(({ value }) => !pieceIds.includes(value)),
          ]}
          onChange={(pieceId) => pieceId !== '' && onChoose([...pieceIds, pieceId])}
        />
      )}
      {facts.candidates.length === 0 && (
        <p className={styles.quiet}>
          <Trans>Responses can be chosen once they have a place.</Trans>
        </p>
      )}
      {rewriting && (
        <FormDialog
          title={t`Rewrite ${rewriting.name}`}
          verb={t`Use this in its place`}
          error={null}
          waiting={false}
          onClose={() => setRewriting(null)}
          onSubmit={(textOf) => textOf('text') !== '' && rewrite(rewriting, textOf('text'))}
        >
          <TextArea
            label={t`What it says`}
            hint={t`In your own hand: as good as the original, and nobody’s own words or name.`}
            name="text"
            rows={8}
            maxLength={5000}
            required
            defaultValue={rewriting.text ?? ''}
            data-first
          />
        </FormDialog>
      )}
    </div>
  )
}
