import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { NameQuestion } from '@track/api-contract'
import { type ReactNode, useState } from 'react'
import { v7 } from 'uuid'
import { paths } from '../../../../app/paths'
import { problemWords } from '../../../../lib/problem-words'
import { Alert } from '../../../../ui/alert'
import { Button } from '../../../../ui/button'
import { Checkbox } from '../../../../ui/checkbox'
import { Buttons } from '../../../../ui/page'
import { chartCheckQueryOptions, usePublishChart } from '../../api/publish-chart'
import { inOneLine, issueWords } from '../../issue-words'
import type { SessionPlace } from '../../session-place'
import type { ShownPiece } from '../../shown-pieces'
import { type SpotHere, spotOf } from '../../spot-of'
import type { SessionHere } from '../../use-session'
import { levelAnchor } from './levels'
import styles from './publish-chart.module.css'

interface Missing {
  readonly key: string
  readonly text: string
  readonly levelId?: string | undefined
  readonly spot?: ReactNode
}

/** What a person must look at, on whose wall it goes, what is still missing; and then it is published as it stands. */
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
  const toggle = (list: readonly string[], value: string) =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value]
  const missing: readonly Missing[] = check
    ? [
        ...inOneLine(check.issues).map((issue) => {
          const { code, row, field, ...more } = issue
          const level = row === undefined ? undefined : session.levels[row - 1]
          const spot = field === undefined ? null : spots(field)
          const { from, to } = more as { readonly from?: number; readonly to?: number }
          return {
            key: `${code} ${row} ${field} ${from}`,
            text: issueWords(issue, { level: level?.label }),
            levelId: level?.id,
            spot: spot && <Context spot={spot} from={from ?? null} to={to ?? null} />,
          }
        }),
        ...check.questions.map((question) => {
          const word = spots(question.where)?.text.slice(question.from ?? 0, question.to ?? 0) ?? ''
          return { key: question.id, text: t`Tick whether “${word}” means no pupil, or take it out` }
        }),
        ...check.handwriting.map((pieceId) => {
          const name = pieces.get(pieceId)?.name ?? ''
          return {
            key: pieceId,
            text: t`Tick that nobody can be recognised by the handwriting of ${name}, or copy it out`,
          }
        }),
        ...(check.lowestOwnClass
          ? [{ key: 'lowest', text: t`Tick that the class may see the lowest response, or rewrite it` }]
          : []),
        ...(here.unsent > 0 ? [{ key: 'unsent', text: t`What you wrote is still on its way to Track` }] : []),
      ]
    : []
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
            <Trans>The chart made here is on the wall already</Trans>
          </Link>
        </p>
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
                  <Trans>{name}: nobody can be recognised by it</Trans>
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
          <Trans>On whose wall</Trans>
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
      {missing.length > 0 && (
        <div id="missing">
          <p>
            <Trans>Before it goes on the wall:</Trans>
          </p>
          <ul className={styles.missing}>
            {missing.map(({ key, text, levelId, spot }) => (
              <li key={key}>
                {levelId === undefined ? text : <a href={`#${levelAnchor(levelId)}`}>{text}</a>}
                {spot}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Buttons>
        <Button
          look="primary"
          disabled={check === undefined || missing.length > 0 || publish.isPending}
          aria-describedby={missing.length > 0 ? 'missing' : undefined}
          onClick={() => publish.mutate({ ...confirmed, classIds: [...classIds] })}
        >
          <Trans>Publish, then print</Trans>
        </Button>
        <p className={styles.quiet}>
          {publish.isPending ? (
            <Trans>It is being published.</Trans>
          ) : check === undefined ? (
            !error && <Trans>Track looks whether anything is missing.</Trans>
          ) : missing.length > 0 ? (
            <Plural
              value={missing.length}
              one="# thing is missing: see above."
              other="# things are missing: see above."
            />
          ) : (
            <Trans>What is published never changes. A later chart can take its place.</Trans>
          )}
        </p>
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
