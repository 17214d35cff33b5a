import type { Chart, Placement } from '@track/micro-progression'
import styles from './level-scale.module.css'

const STEP = 28

/** A line with a tick for each level, a disc where a piece falls and a ring at what comes next. Words beside it say the same. */
export function LevelScale({
  levels,
  at,
  targetId,
}: {
  readonly levels: Chart['levels']
  readonly at: Pick<Placement, 'levelId' | 'betweenId'> | null
  readonly targetId: string | null
}) {
  const placeOf = (levelId: string) => levels.findIndex(({ level }) => level.id === levelId)
  const x = (place: number) => (place + 0.5) * STEP
  const isShort = levels.every(({ level }) => level.label.length <= 2)
  const own = at && placeOf(at.levelId) + (at.betweenId === null ? 0 : 0.5)
  const target = targetId === null ? null : placeOf(targetId)
  const height = isShort ? 34 : 18
  return (
    <svg
      className={styles.scale}
      viewBox={`0 0 ${levels.length * STEP} ${height}`}
      width={levels.length * STEP}
      height={height}
      aria-hidden="true"
    >
      <path d={`M${x(0)} 9H${x(levels.length - 1)}`} />
      {levels.map(({ level }, place) => (
        <g key={level.id}>
          <path d={`M${x(place)} 5v8`} />
          {isShort && (
            <text x={x(place)} y={30} textAnchor="middle">
              {level.label}
            </text>
          )}
        </g>
      ))}
      {target !== null && target !== own && <circle cx={x(target)} cy={9} r={6.5} className={styles.target} />}
      {own !== null && <circle cx={x(own)} cy={9} r={7} className={styles.own} />}
    </svg>
  )
}
