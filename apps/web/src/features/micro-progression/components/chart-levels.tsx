import { useLingui } from '@lingui/react/macro'
import type { Chart } from '@track/micro-progression'
import { exemplarImageUrl, exemplarNames } from '../chart-words'
import styles from './chart-levels.module.css'
import { ExemplarView } from './exemplar-view'

/** A chart as it reads: its levels from the lowest, each with what makes a piece of it and a piece that shows it. */
export function ChartLevels({ schoolId, chart }: { readonly schoolId: string; readonly chart: Chart }) {
  const { t } = useLingui()
  const names = exemplarNames(chart)
  return (
    <ol className={styles.levels} aria-label={t`Levels, lowest first`}>
      {chart.levels.map(({ level, qualifiers, exemplars }) => (
        <li key={level.id} className={styles.level}>
          <h2 dir="auto">{level.label}</h2>
          <ul className={styles.qualifiers}>
            {qualifiers.map(({ id, text }) => (
              <li key={id} dir="auto">
                {text}
              </li>
            ))}
          </ul>
          {exemplars.map((exemplar) => (
            <ExemplarView
              key={exemplar.pieceId}
              exemplar={exemplar}
              name={names.get(exemplar.pieceId) ?? ''}
              imageUrl={
                exemplar.imageId && exemplarImageUrl({ schoolId, chartId: chart.id, imageId: exemplar.imageId })
              }
            />
          ))}
        </li>
      ))}
    </ol>
  )
}
