import { Trans } from '@lingui/react/macro'
import type { Chart, ChartLevel } from '@track/micro-progression'
import type { CSSProperties } from 'react'
import { exemplarImageUrl, exemplarNames } from '../chart-words'
import type { Slice } from '../fit-poster'
import styles from './poster-panel.module.css'

/** What stands with a level on paper: each qualifier, each exemplar, and on the first of the poster what was asked. */
export type PosterPiece =
  | { readonly kind: 'qualifier' | 'exemplar' | 'prompt'; readonly id: string; readonly text: string }
  | { readonly kind: 'picture'; readonly id: string; readonly name: string; readonly imageUrl: string }

/** The pieces of a level in the order in which they are read; `asked` puts the prompt under them. */
export function posterPieces(
  { exemplars, qualifiers }: ChartLevel,
  { schoolId, chart, asked }: { readonly schoolId: string; readonly chart: Chart; readonly asked: boolean },
): PosterPiece[] {
  const names = exemplarNames(chart)
  return [
    ...qualifiers.map(({ id, text }) => ({ kind: 'qualifier' as const, id, text })),
    ...exemplars.flatMap(({ pieceId, text, imageId }): PosterPiece[] => [
      ...(imageId ? [picture(pieceId, imageId)] : []),
      ...(text ? [{ kind: 'exemplar' as const, id: pieceId, text }] : []),
    ]),
    ...(asked ? [{ kind: 'prompt' as const, id: 'prompt', text: chart.prompt }] : []),
  ]

  function picture(pieceId: string, imageId: string): PosterPiece {
    const imageUrl = exemplarImageUrl({ schoolId, chartId: chart.id, imageId })
    return { kind: 'picture', id: `${pieceId} picture`, name: names.get(pieceId) ?? '', imageUrl }
  }
}

/** A level on paper, or a part of it: its label, what makes a piece of it, and a piece that shows it. */
export function PosterPanel({
  level: { level },
  pieces,
  slices = pieces.map((_, piece) => ({ piece, from: 0, until: null })),
  part = 0,
  place,
  onImage,
}: {
  readonly level: ChartLevel
  readonly pieces: readonly PosterPiece[]
  /** All of it, unless told otherwise. */
  readonly slices?: readonly Slice[]
  readonly part?: number
  /** Where it stands, if not after the one before. */
  readonly place?: CSSProperties | undefined
  readonly onImage?: () => void
}) {
  return (
    <article className={styles.panel} style={place} data-panel>
      <div className={styles.head} data-head>
        <h2 className={styles.label} dir="auto">
          <span>{level.label}</span>
        </h2>
        {part > 0 && (
          <p className={styles.more}>
            <Trans>continued</Trans>
          </p>
        )}
      </div>
      <div className={styles.pieces}>
        {slices.map(({ piece, from, until }) => {
          const { id, kind, ...what } = pieces[piece]!
          return (
            <div key={`${id} ${from}`} className={styles[kind]} data-piece={kind} data-goes-on={from > 0 || undefined}>
              {'text' in what ? (
                <p dir="auto">{what.text.slice(from, until ?? undefined)}</p>
              ) : (
                <img src={what.imageUrl} alt={what.name} onLoad={onImage} onError={onImage} />
              )}
            </div>
          )
        })}
      </div>
    </article>
  )
}
