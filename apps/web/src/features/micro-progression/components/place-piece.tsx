import { Trans, useLingui } from '@lingui/react/macro'
import { type Chart, checkPlacement, type NewPlacement, type Placement, type Work } from '@track/micro-progression'
import { type FormEvent, useId, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { focusWhenShown } from '../../../ui/focus-when-shown'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Buttons, Page } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { useWritePlacements } from '../api/write-placements'
import { exemplarImageUrl, exemplarNames, levelLabel, placedWords } from '../chart-words'
import { isBeside } from '../is-beside'
import { PieceView } from './piece-view'
import styles from './place-piece.module.css'

/** A teacher holds a pupil's piece up to the chart, says where it falls and points at why. The pupil's own placing stays beside it. */
export function PlacePiece({
  schoolId,
  name,
  chart,
  work,
  pictureUrl,
  own,
  onClose,
}: {
  readonly schoolId: string
  readonly name: string
  readonly chart: Chart
  readonly work: Work
  readonly pictureUrl: string | null
  /** Where the pupil says it falls. */
  readonly own: Placement | null
  readonly onClose: (isKept: boolean) => void
}) {
  const { t } = useLingui()
  const id = useId()
  const write = useWritePlacements(schoolId)
  const [placementId] = useState(() => makeId())
  const { levels } = chart
  const [place, setPlace] = useState<Pick<NewPlacement, 'levelId' | 'betweenId'> | null>(null)
  const [cited, setCited] = useState<ReadonlySet<string>>(new Set())
  const [nearest, setNearest] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const names = exemplarNames(chart)
  const exemplars = levels.flatMap(({ level, exemplars: pieces }) => pieces.map((piece) => ({ ...piece, level })))
  // It begins where the pupil says that it falls.
  const [shown, setShown] = useState(() =>
    Math.max(
      0,
      exemplars.findIndex(({ level }) => level.id === own?.levelId),
    ),
  )
  const exemplar = exemplars[shown]!
  const upTo = place ? levels.findIndex(({ level }) => level.id === (place.betweenId ?? place.levelId)) : -1
  // What they have just held it up to, as long as that is where they place it or next to it; otherwise they are asked.
  const nearestId = nearest ?? (place && isBeside(exemplar.level.id, place, chart) ? exemplar.pieceId : null)
  const places = levels.flatMap(({ level }, at) => {
    const above = levels[at + 1]?.level.id
    const here = { levelId: level.id, betweenId: null }
    return above ? [here, { levelId: level.id, betweenId: above }] : [here]
  })
  const choose = (next: (typeof places)[number]) => {
    setPlace(next)
    setNearest(null)
    setMissing(null)
    // What was cited of a level above says nothing of a piece that is placed below it.
    const highest = levels.findIndex(({ level }) => level.id === (next.betweenId ?? next.levelId))
    const open = new Set(levels.slice(0, highest + 1).flatMap(({ qualifiers }) => qualifiers.map((each) => each.id)))
    setCited((before) => new Set([...before].filter((each) => open.has(each))))
  }
  const cite = (qualifierId: string, isMet: boolean) => {
    setMissing(null)
    setCited((before) => new Set([...before].filter((each) => each !== qualifierId).concat(isMet ? qualifierId : [])))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (!place) return setMissing(t`Say where the piece falls.`)
    if (cited.size === 0) return setMissing(t`Tick at least one thing that the piece meets.`)
    if (nearestId === null) return setMissing(t`Choose the exemplar that it is most like.`)
    const placement: NewPlacement = {
      id: placementId,
      workId: work.id,
      chartId: chart.id,
      pupilId: work.pupilId,
      by: 'teacher',
      ...place,
      rule: 'hand',
      answers: [],
      probability: null,
      nearestId,
      qualifierIds: levels
        .flatMap(({ qualifiers }) => qualifiers.map((each) => each.id))
        .filter((each) => cited.has(each)),
      ...(reason.trim() && { words: { reason: reason.trim() } }),
    }
    const [issue] = checkPlacement(chart, work, placement)
    if (issue) return setMissing(issue.message)
    setMissing(null)
    write.mutate({ placements: [placement] }, { onSuccess: () => onClose(true) })
  }
  const isChanged = place !== null || cited.size > 0 || reason.trim() !== ''
  return (
    <Page
      title={t`Where does it fall?`}
      actions={
        <Button onClick={() => onClose(false)}>
          <Trans>Back to {name}</Trans>
        </Button>
      }
    >
      <UnsavedChanges when={isChanged && !write.isPending && !write.isSuccess} />
      <p className={styles.quiet} dir="auto">
        {chart.prompt}
      </p>
      <div className={styles.sides}>
        <section className={styles.side} aria-labelledby={`${id}-piece`}>
          <h2 id={`${id}-piece`} dir="auto">
            {work.words?.title ?? t`The piece`}
          </h2>
          {pictureUrl || work.words?.text ? (
            <div className={styles.view}>
              <PieceView
                name={work.words?.title ?? t`The piece`}
                text={work.words?.text ?? null}
                imageUrl={pictureUrl}
              />
            </div>
          ) : (
            <p className={styles.quiet}>
              <Trans>It is on paper: hold it up beside the exemplar.</Trans>
            </p>
          )}
        </section>
        <section className={styles.side} aria-labelledby={`${id}-exemplar`}>
          <div className={styles.walk}>
            <h2 id={`${id}-exemplar`} aria-live="polite">
              {names.get(exemplar.pieceId)}
            </h2>
            <Buttons>
              <Button disabled={shown === 0} onClick={() => setShown(shown - 1)}>
                <Trans>Lower</Trans>
              </Button>
              <Button disabled={shown === exemplars.length - 1} onClick={() => setShown(shown + 1)}>
                <Trans>Higher</Trans>
              </Button>
            </Buttons>
          </div>
          <div className={styles.view}>
            <PieceView
              key={exemplar.pieceId}
              name={names.get(exemplar.pieceId) ?? ''}
              text={exemplar.text}
              imageUrl={
                exemplar.imageId && exemplarImageUrl({ schoolId, chartId: chart.id, imageId: exemplar.imageId })
              }
            />
          </div>
        </section>
      </div>
      <form className={styles.form} onSubmit={submit} noValidate>
        {own && (
          <p className={styles.quiet}>
            <Trans>The pupil placed it: {placedWords(chart, own)}. Yours stands beside it; neither is changed.</Trans>
          </p>
        )}
        <fieldset className={styles.places}>
          <legend>
            <Trans>It falls</Trans>
          </legend>
          <div className={styles.scale}>
            {places.map((each) => (
              <div
                key={`${each.levelId} ${each.betweenId}`}
                className={each.betweenId === null ? styles.level : styles.between}
              >
                <Checkbox
                  type="radio"
                  name={`${id}-place`}
                  checked={place?.levelId === each.levelId && place.betweenId === each.betweenId}
                  onChange={() => choose(each)}
                >
                  <span aria-hidden="true">
                    {each.betweenId === null ? levelLabel(chart, each.levelId) : <Trans>between</Trans>}
                  </span>
                  <span className="visually-hidden">
                    {each.betweenId === null ? (
                      <Trans>at {levelLabel(chart, each.levelId)}</Trans>
                    ) : (
                      placedWords(chart, each)
                    )}
                  </span>
                </Checkbox>
              </div>
            ))}
          </div>
        </fieldset>
        {place && (
          <>
            <fieldset className={styles.qualifiers}>
              <legend>
                <Trans>What it meets</Trans>
              </legend>
              {levels
                .slice(0, upTo + 1)
                .toReversed()
                .flatMap(({ level, qualifiers }) =>
                  qualifiers.map((qualifier) => (
                    <Checkbox
                      key={qualifier.id}
                      checked={cited.has(qualifier.id)}
                      onChange={({ target: { checked } }) => cite(qualifier.id, checked)}
                    >
                      <span className={styles.quiet}>{level.label}</span> <bdi>{qualifier.text}</bdi>
                    </Checkbox>
                  )),
                )}
            </fieldset>
            <div className={styles.nearest}>
              <LabelledSelect
                label={t`Most like`}
                value={nearestId ?? ''}
                choices={[
                  ...(nearestId === null ? [{ value: '', label: t`Choose an exemplar` }] : []),
                  ...exemplars.map(({ pieceId }) => ({ value: pieceId, label: names.get(pieceId) ?? '' })),
                ]}
                onChange={(value) => {
                  setMissing(null)
                  setNearest(value)
                  setShown(exemplars.findIndex(({ pieceId }) => pieceId === value))
                }}
              />
            </div>
            <TextArea
              label={t`Why, in your words (may be left out)`}
              hint={t`The pupil reads it.`}
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </>
        )}
        <div className={styles.keep}>
          {(missing || write.error) && (
            <div key={attempt} tabIndex={-1} ref={focusWhenShown}>
              <Alert>{missing ?? problemWords(write.error)}</Alert>
            </div>
          )}
          <Buttons>
            <Button type="submit" look="primary" disabled={write.isPending}>
              <Trans>Keep this placing</Trans>
            </Button>
          </Buttons>
        </div>
      </form>
    </Page>
  )
}
