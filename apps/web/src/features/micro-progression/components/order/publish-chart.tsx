import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { NameQuestion } from '@track/api-contract'
import { useState } from 'react'
import { v7 } from 'uuid'
import { paths } from '../../../../app/paths'
import { problemWords } from '../../../../lib/problem-words'
import { Alert } from '../../../../ui/alert'
import { Button } from '../../../../ui/button'
import { Checkbox } from '../../../../ui/checkbox'
import { Buttons } from '../../../../ui/page'
import { chartCheckQueryOptions, usePublishChart } from '../../api/publish-chart'
import type { SessionPlace } from '../../session-place'
import type { ShownPiece } from '../../shown-pieces'
import { type SpotHere, spotOf } from '../../spot-of'
import type { SessionHere } from '../../use-session'
import { levelAnchor } from './levels'
import styles from './publish-chart.module.css'

/** What is still missing, what a person must look at, where it will hang; and then it is published as it stands. */
export function PublishChart({
  here,
  pieces,
  place,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly place: SessionPlace
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { school, classId, sessionId } = place
  const { head, session } = here
  const params = { schoolId: school.id, sessionId }
  const [id] = useState(() => v7())
  const [handwriting, setHandwriting] = useState<readonly string[]>([])
  const [answered, setAnswered] = useState<readonly NameQuestion[]>([])
  const [lowestOwnClass, setLowestOwnClass] = useState(false)
  const classes = school.classes.filter(
    (each) => each.mine || each.id === classId || head.collections.some((collection) => collection.classId === each.id),
  )
  const [classIds, setClassIds] = useState<readonly string[]>(() =>
    classes
      .filter((each) => head.collections.some((collection) => collection.classId === each.id))
      .map((each) => each.id),
  )

  const confirmed = { id, handwriting: [...handwriting], notNames: answered.map((each) => each.id), lowestOwnClass }
  const { data: check, error } = useQuery(chartCheckQueryOptions(params, { written: head.log.length, body: confirmed }))
  const publish = usePublishChart(params, {
    onPublished: ({ chart }) =>
      void navigate({ to: paths.chartPoster, params: { schoolId: school.id, classId, chartId: chart.id } }),
  })

  const spots = (where: string) => spotOf(where, { head, state: here.state, pieces })
  const questions = [...answered.filter(({ where }) => spots(where) !== null), ...(check?.questions ?? [])]
  const pictures = [...handwriting, ...(check?.handwriting ?? [])].flatMap((pieceId) => pieces.get(pieceId) ?? [])
  const isAsked = lowestOwnClass || check?.lowestOwnClass === true
  const isReady =
    check !== undefined &&
    check.issues.length === 0 &&
    check.questions.length === 0 &&
    check.handwriting.length === 0 &&
    !check.lowestOwnClass
  const toggle = (list: readonly string[], value: string) =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value]
  return (
    <section className={styles.publish} aria-labelledby="publish">
      <h2 id="publish">
        <Trans>Publish the chart</Trans>
      </h2>
      {error && !check && <Alert>{problemWords(error)}</Alert>}
      {publish.error && <Alert>{problemWords(publish.error)}</Alert>}
      {head.chartId !== null && (
        <p>
          <Link to={paths.chart} params={{ schoolId: school.id, classId, chartId: head.chartId }}>
            <Trans>The chart of this session hangs already</Trans>
          </Link>
        </p>
      )}
      {check && check.issues.length > 0 && (
        <div>
          <p>
            <Trans>Before it can hang:</Trans>
          </p>
          <ul className={styles.missing}>
            {check.issues.map(({ code, row, field, message, ...more }) => {
              const level = row === undefined ? undefined : session.levels[row - 1]
              const spot = field === undefined ? null : spots(field)
              const { from, to } = more as { readonly from?: number; readonly to?: number }
              return (
                <li key={`${code} ${row} ${field} ${from}`}>
                  {level && (
                    <>
                      <a href={`#${levelAnchor(level.id)}`}>
                        <Trans>Level {level.label}</Trans>
                      </a>
                      {': '}
                    </>
                  )}
                  {message}
                  {spot && <Context spot={spot} from={from ?? null} to={to ?? null} />}
                </li>
              )
            })}
          </ul>
        </div>
      )}
      {questions.length > 0 && (
        <fieldset className={styles.asked}>
          <legend>
            <Trans>Is one of these a pupil’s name?</Trans>
          </legend>
          {questions.map((question) => {
            const spot = spots(question.where)
            return (
              <div key={question.id}>
                {spot && <Context spot={spot} from={question.from} to={question.to} />}
                <Checkbox
                  checked={answered.includes(question)}
                  onChange={() =>
                    setAnswered(
                      answered.includes(question)
                        ? answered.filter((each) => each !== question)
                        : [...answered, question],
                    )
                  }
                >
                  <Trans>No pupil is meant</Trans>
                </Checkbox>
              </div>
            )
          })}
        </fieldset>
      )}
      {pictures.length > 0 && (
        <fieldset className={styles.asked}>
          <legend>
            <Trans>Could somebody tell by the handwriting whose it is?</Trans>
          </legend>
          <div className={styles.pictures}>
            {pictures.map(({ pieceId, name, imageUrl }) => (
              <div key={pieceId}>
                {imageUrl && <img src={imageUrl} alt={name} />}
                <Checkbox
                  checked={handwriting.includes(pieceId)}
                  onChange={() => setHandwriting(toggle(handwriting, pieceId))}
                >
                  <Trans>{name}: nobody can be told by it</Trans>
                </Checkbox>
              </div>
            ))}
          </div>
        </fieldset>
      )}
      {isAsked && (
        <Checkbox
          checked={lowestOwnClass}
          onChange={() => setLowestOwnClass(!lowestOwnClass)}
          hint={t`Or write it out anew: “Rewrite it” at the lowest level.`}
        >
          <Trans>The lowest response is a pupil’s own, and their class may see it there</Trans>
        </Checkbox>
      )}
      <fieldset className={styles.asked}>
        <legend>
          <Trans>Where it hangs</Trans>
        </legend>
        <div className={styles.classes}>
          {classes.map((each) => (
            <Checkbox
              key={each.id}
              checked={classIds.includes(each.id)}
              onChange={() => setClassIds(toggle(classIds, each.id))}
            >
              {each.name}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <Buttons>
        <Button
          look="primary"
          disabled={!isReady || publish.isPending || here.unsent > 0}
          onClick={() => publish.mutate({ ...confirmed, classIds: [...classIds] })}
        >
          <Trans>Publish and print</Trans>
        </Button>
        {isReady && (
          <p className={styles.quiet}>
            <Trans>What is published never changes. A later chart can take its place.</Trans>
          </p>
        )}
      </Buttons>
    </section>
  )
}

/** A few words around the place that is meant, so that it is found at once. */
function Context({
  spot,
  from,
  to,
}: {
  readonly spot: SpotHere
  readonly from: number | null
  readonly to: number | null
}) {
  const { label, text } = spot
  const [start, end] = [from ?? 0, to ?? 0]
  const begin = Math.max(0, start - 60)
  return (
    <p className={styles.context}>
      <strong>{label}</strong>{' '}
      <q>
        {begin > 0 && '…'}
        {text.slice(begin, start)}
        <mark>{text.slice(start, end)}</mark>
        {text.slice(end, end + 60)}
        {end + 60 < text.length && '…'}
      </q>
    </p>
  )
}
