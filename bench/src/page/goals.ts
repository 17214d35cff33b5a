import type { Spread } from './rounds.js'

/** A goal of the project: at most or at least so much, and how much would be better still. */
export interface Figure {
  readonly goal: string
  readonly what: string
  /** On which workload. */
  readonly on: string
  readonly found: Spread
  readonly unit: '' | 'ms' | 'µs' | 'ns' | 'B'
  readonly target: Bound
  readonly stretch?: Bound
}
export type Bound = { readonly atMost: number } | { readonly atLeast: number }

/** The goals as a table of Markdown, each with what was found. A figure whose integers were not the oracle's is not one. */
export function goalsTable(figures: readonly Figure[]): string {
  const lines = figures.map(({ goal, what, on, found, unit, target, stretch }) => [
    goal,
    what,
    on,
    sayFound(found, unit),
    bound(target, unit),
    stretch ? bound(stretch, unit) : '',
    stretch && meets(found.median, stretch)
      ? 'met, and the stretch'
      : meets(found.median, target)
        ? 'met'
        : '**missed**',
  ])
  return markdown([['goal', 'figure', 'on', 'found', 'target', 'stretch', ''], ...lines])
}

export function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, c) => cell.padEnd(widths[c]!)).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

export function say(value: number, unit: Figure['unit'] = ''): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
  return `${Number(value.toFixed(digits)).toLocaleString('en-GB', { maximumFractionDigits: 3 })}${unit && ` ${unit}`}`
}

function sayFound({ median, least, most }: Spread, unit: Figure['unit']): string {
  return least === most ? say(median, unit) : `${say(median, unit)} (${say(least)} to ${say(most)})`
}

function meets(value: number, target: Bound): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

function bound(target: Bound, unit: Figure['unit']): string {
  return 'atMost' in target ? `≤ ${say(target.atMost, unit)}` : `≥ ${say(target.atLeast, unit)}`
}
