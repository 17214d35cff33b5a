import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Page, PageCellPupils } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { useEffect, useRef } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Icon } from '../../../ui/icon'
import { pagePupilsQueryOptions } from '../api/list-page-pupils'
import { changeSince } from '../change-since'
import { inPeoplesDates } from '../in-peoples-dates'
import type { OpenNumber } from '../page-address'
import { useNumberSentence } from '../use-number-sentence'
import type { PageWords } from '../use-page-words'
import styles from './number-dialog.module.css'
import { PupilChange } from './pupil-change'
import { PupilJudgements } from './pupil-judgements'

/** One number, opened: why it is what it is, the pupils behind it and those who are not; and behind each pupil, the judgements. */
export function NumberDialog({
  schoolId,
  page,
  number,
  pupilId,
  today,
  words,
  onOpenPupil,
  onClosePupil,
  onClose,
}: {
  readonly schoolId: string
  readonly page: Page
  readonly number: OpenNumber
  readonly pupilId: string | undefined
  readonly today: CalendarDate
  readonly words: PageWords
  readonly onOpenPupil: (pupilId: string) => void
  readonly onClosePupil: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { data: opened, error } = useQuery(pagePupilsQueryOptions(schoolId, page.definition, number))
  const lastPupil = useRef(pupilId)
  useEffect(() => {
    if (pupilId) lastPupil.current = pupilId
  }, [pupilId])
  const row = page.rows.find(({ groupId }) => groupId === number.groupId)!
  const column = page.columns[number.column]!
  const date = page.definition.dates[number.date]!
  const since = changeSince(page.definition, column, date.on)
  const measureId = 'measureId' in column.measure ? column.measure.measureId : undefined
  const behind = { schoolId, subjectId: column.subjectId, asOf: date.on, words }
  const pupil = [...(opened?.counted ?? []), ...(opened?.notCounted ?? [])].find((one) => one.pupilId === pupilId)

  return (
    <Dialog
      title={pupilId ? `${pupil?.label ?? t`Pupil`}, ${column.subject}` : `${row.name}, ${column.subject}`}
      onClose={onClose}
    >
      {pupilId ? (
        <>
          <BackButton onClick={onClosePupil} />
          {since === undefined ? (
            <PupilJudgements {...behind} pupilId={pupilId} today={today} />
          ) : (
            <PupilChange {...behind} pupilId={pupilId} since={since} measureId={measureId} />
          )}
        </>
      ) : (
        <>
          <p className={styles.what}>
            {words.columnName(column)}, {words.dateName(date)}
          </p>
          {error && !opened ? (
            <p role="alert">{problemWords(error)}</p>
          ) : opened ? (
            <Opened
              opened={opened}
              column={column}
              definition={page.definition}
              lastPupil={lastPupil}
              words={words}
              onOpenPupil={onOpenPupil}
            />
          ) : (
            <p role="status">
              <Trans>Looking up the pupils…</Trans>
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}

/** The name that was pressed is gone with its list: the focus goes to the way back. */
function BackButton({ onClick }: { readonly onClick: () => void }) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <Button ref={ref} look="quiet" className={styles.back} onClick={onClick}>
      <Icon name="left" />
      <Trans>All pupils behind this number</Trans>
    </Button>
  )
}

function Opened({
  opened,
  column,
  definition,
  lastPupil,
  words,
  onOpenPupil,
}: {
  readonly opened: PageCellPupils
  readonly column: Page['columns'][number]
  readonly definition: Page['definition']
  /** The pupil whose judgements were looked at last: coming back, the focus is in that place again. */
  readonly lastPupil: { readonly current: string | undefined }
  readonly words: PageWords
  readonly onOpenPupil: (pupilId: string) => void
}) {
  const { t } = useLingui()
  const { explanation, counted, notCounted } = opened
  const { unit } = column
  const sentence = useNumberSentence(words)(opened, column, definition)
  const termOf = useTerms()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const buttons = [...(ref.current?.querySelectorAll<HTMLElement>('[data-pupil]') ?? [])]
    buttons.find(({ dataset }) => dataset.pupil === lastPupil.current)?.focus()
  }, [lastPupil])
  const showPupils = () => {
    const heading = ref.current?.querySelector('h3')
    heading?.focus()
    heading?.scrollIntoView?.()
  }
  const reasonOf = ({ reason, code = '' }: PageCellPupils['notCounted'][number]): string =>
    ({
      'nothing-taught': t`nothing taught yet`,
      'no-judgement': t`no judgement yet`,
      'no-rule': t`no rule in force`,
      'no-mark': t`no mark yet`,
      code: t`${code} in place of a mark`,
      'not-matched': t`no mark at another date`,
      'not-known': t`something that the rule asks for is not known`,
      'no-word': t`no word yet`,
      'no-number': t`no number for the depths judged`,
      'nothing-to-compare': t`nothing judged that could be compared`,
    })[reason] ?? reason
  const figureOf = ({
    value,
    numerator,
    denominator,
    onTrack,
    word,
    observedOn,
    before,
    change,
    finer,
  }: PageCellPupils['counted'][number]): string => {
    if (before && typeof change === 'number') {
      const difference = words.valueOf({ value: change, before }, unit)
      if (finer) {
        const [was, is] = [finer.before, finer.after].map((end) => words.finerValueOf(end, unit))
        const exact = String(finer.change).replace('-', '−')
        const isShownSo = finer.change === change
        return isShownSo
          ? t`from ${was} to ${is}: ${difference}`
          : t`from ${was} to ${is}: ${exact}, shown as ${words.numberOf({ value: change, before }, unit)}`
      }
      return t`from ${before.value} to ${value}: ${difference}`
    }
    if (word !== undefined) return observedOn ? t`${word}, since ${words.day(observedOn)}` : word
    if (observedOn) {
      const day = words.day(observedOn)
      return t`${value}, seen ${day}`
    }
    if (denominator === null && onTrack === undefined) return unit === 'percent' ? `${value} %` : value.toFixed(1)
    if (denominator === null) return onTrack ? t`on track` : t`not on track yet`
    const share = t`${numerator ?? 0} of ${denominator ?? 0} secured, ${value} %`
    if (onTrack === undefined) return share
    return onTrack ? t`${share}, on track` : t`${share}, not on track yet`
  }
  const pupils = <P extends PageCellPupils['counted'][number] | PageCellPupils['notCounted'][number]>(
    list: readonly P[],
    say: (pupil: P) => string,
  ) => (
    <ul className={styles.pupils}>
      {list.map((pupil) => (
        <li key={pupil.pupilId}>
          <button
            type="button"
            data-pupil={pupil.pupilId}
            className={styles.pupil}
            onClick={() => onOpenPupil(pupil.pupilId)}
          >
            <span>{pupil.label}</span>
            <small>{say(pupil)}</small>
            {pupil.programme && <small>{t`working in ${pupil.programme}`}</small>}
          </button>
        </li>
      ))}
    </ul>
  )

  return (
    <div ref={ref} className={styles.opened}>
      <div className={styles.line}>
        <p>
          <strong className={styles.value}>{sentence.value}</strong> = {sentence.is}
        </p>
        {counted.length + notCounted.length > 0 && (
          <Button look="quiet" onClick={showPupils}>
            <Trans>Show pupils</Trans>
          </Button>
        )}
      </div>
      <dl className={styles.why} aria-label={t`Why this number`}>
        {explanation.map(({ about, text }) => (
          <div key={`${about} ${text}`}>
            <dt>{termOf(about)}</dt>
            <dd>{inPeoplesDates(text, words)}</dd>
          </div>
        ))}
      </dl>
      {counted.length > 0 && (
        <>
          <h3 tabIndex={-1}>
            <Plural value={counted.length} one="# pupil counted" other="# pupils counted" />
          </h3>
          {pupils(counted, figureOf)}
        </>
      )}
      {notCounted.length > 0 && (
        <>
          <h3 tabIndex={-1}>
            <Plural value={notCounted.length} one="# pupil not counted" other="# pupils not counted" />
          </h3>
          {pupils(notCounted, reasonOf)}
        </>
      )}
    </div>
  )
}

/** What each part of an explanation is about, in a word or two. */
function useTerms(): (about: string) => string {
  const { t } = useLingui()
  const terms: Readonly<Record<string, string>> = {
    definition: t`What it is`,
    scope: t`Read against`,
    rule: t`Rule`,
    scale: t`Secured`,
    audience: t`Audience`,
    change: t`Change`,
    wobble: t`Chance`,
    calculation: t`More than one judgement`,
    'as-of': t`Date`,
    membership: t`Group`,
    hidden: t`Not shown`,
    blank: t`Blank`,
    inputs: t`Worked out from`,
    counted: t`Counted`,
    'without-data': t`Not counted`,
    codes: t`Not counted`,
    'not-matched': t`Not counted`,
    rounding: t`Rounding`,
  }
  return (about) => terms[about] ?? t`Also`
}
