import { Trans, useLingui } from '@lingui/react/macro'
import type { ClassMarkbook } from '@track/api-contract'
import type { Measure } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Entry, judgementsAsOf, scoreChange } from '@track/markbook'
import { formatDate } from '../../../lib/format-date'
import styles from './pupil-page.module.css'

/** A pupil's marks in each measure, newest first, each with its change from the one before and whether that means anything. */
export function PupilMarks({
  markbook,
  lines,
  asOf,
  today,
}: {
  readonly markbook: Pick<ClassMarkbook, 'measures'>
  readonly lines: readonly Entry[]
  readonly asOf: CalendarDate
  readonly today: CalendarDate
}) {
  const marked = markbook.measures.flatMap((measure) => {
    if (measure.setId !== undefined) return []
    const ofMeasure = lines.filter(({ measureId, track }) => measureId === measure.id && track === 'teacher')
    const marks = judgementsAsOf(ofMeasure, { asOf })
    return marks.length > 0 ? { measure, marks } : []
  })
  if (marked.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>
        <Trans>Marks</Trans>
      </h2>
      <div className={styles.marks}>
        {marked.map(({ measure, marks }) => (
          <div key={measure.id}>
            <h3>{measure.name}</h3>
            <ul>
              {marks
                .map((mark, at) => {
                  const earlier = marks.slice(0, at).findLast(({ value }) => typeof value === 'number')
                  return (
                    <li key={mark.id}>
                      <strong>{mark.value}</strong> <span>{formatDate(mark.observedOn, { today })}</span>
                      {earlier && typeof mark.value === 'number' && typeof earlier.value === 'number' && (
                        <Change
                          measure={measure}
                          from={earlier.value}
                          to={mark.value}
                          day={formatDate(earlier.observedOn, { today })}
                        />
                      )}
                    </li>
                  )
                })
                .reverse()}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function Change({
  measure: { reliability, standardDeviation },
  from,
  to,
  day,
}: {
  readonly measure: Measure
  readonly from: number
  readonly to: number
  readonly day: string
}) {
  const { t } = useLingui()
  if (reliability === undefined)
    return (
      <span className={styles.quiet}>
        <Trans>
          {signed(to - from)} since {day}
        </Trans>
      </span>
    )
  const { change, threshold, withinUsualWobble } = scoreChange({ from, to, reliability, standardDeviation })
  const wobble = Math.round(threshold)
  return (
    <span className={styles.quiet}>
      <Trans>
        {signed(change)} since {day}
      </Trans>
      {': '}
      {withinUsualWobble ? t`within the usual wobble (±${wobble})` : t`more than the usual wobble (±${wobble})`}
    </span>
  )
}

function signed(change: number): string {
  const size = Math.abs(Math.round(change * 100) / 100)
  return change < 0 ? `−${size}` : change > 0 ? `+${size}` : '±0'
}
