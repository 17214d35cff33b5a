import { t } from '@lingui/core/macro'
import { ADDRESSES, urlOf } from '@track/api-contract'
import type { Chart, Placement } from '@track/micro-progression'

type Levels = Pick<Chart, 'levels'>

/** Where a piece falls, as people say it: "2", or "between 2 and 3". */
export function placedWords(
  { levels }: Levels,
  { levelId, betweenId }: Pick<Placement, 'levelId' | 'betweenId'>,
): string {
  const at = levelLabel({ levels }, levelId)
  if (betweenId === null) return at
  const above = levelLabel({ levels }, betweenId)
  return t`between ${at} and ${above}`
}

/** What a level of a chart is called. */
export function levelLabel({ levels }: Levels, levelId: string): string {
  return levels.find(({ level }) => level.id === levelId)?.level.label ?? ''
}

/** Every exemplar of a chart, low to high, by what it shows: "Exemplar of 2", or "Exemplar 2 of 2" where there are several. */
export function exemplarNames({ levels }: Levels): ReadonlyMap<string, string> {
  return new Map(
    levels.flatMap(({ level: { label }, exemplars }) =>
      exemplars.map(({ pieceId }, at): [string, string] => {
        const number = at + 1
        return [pieceId, exemplars.length > 1 ? t`Exemplar ${number} of ${label}` : t`Exemplar of ${label}`]
      }),
    ),
  )
}

/** Where the picture of an exemplar is, for a page. */
export function exemplarImageUrl(ids: {
  readonly schoolId: string
  readonly chartId: string
  readonly imageId: string
}): string {
  return urlOf(ADDRESSES.readChartImage, { params: ids })
}
