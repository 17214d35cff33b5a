import type { ImportQuery, ImportResult } from '@track/api-contract'
import type { Issue } from '@track/kernel'
import type { FileTable, Mapping, MappingField } from '@track/tabular'
import { ofSheet } from './of-sheet.js'

/** What becomes of a row; `joined` adds to what an earlier row of the file made. A row without an outcome is refused. */
export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'joined'

/** What an import does, worked out before anything is written: a dry run and the real run cannot differ. */
export interface ImportPlan {
  readonly outcomes: ReadonlyMap<number, RowOutcome>
  readonly made: ImportResult['made']
  readonly issues: readonly Issue[]
}

const PREVIEWED = 100
const LISTED_ISSUES = 1000

/** Is nothing to be written? In a dry run, and where one wrong row is to hold back all of them. */
export function isHeldBack({ issues }: Pick<ImportPlan, 'issues'>, query: ImportQuery): boolean {
  return query.dryRun || holdsAll(issues, query)
}

/** Says how the file was read and what the plan does with each of its rows. */
export function importResult(
  plan: ImportPlan,
  {
    table,
    query,
    mapping,
    fields,
  }: {
    readonly table: FileTable
    readonly query: ImportQuery
    readonly mapping: Mapping
    readonly fields: readonly MappingField[]
  },
): ImportResult {
  const held = holdsAll(plan.issues, query)
  const outcomeOf = (row: number) => {
    const outcome = plan.outcomes.get(row) ?? 'refused'
    return held && outcome !== 'refused' ? 'held' : outcome
  }
  const outcomes = table.rows.map(({ row }) => outcomeOf(row))
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return {
    dryRun: query.dryRun,
    // Of a workbook neither is asked, and either may be said.
    encoding: table.encoding ?? 'utf-8',
    delimiter: table.delimiter ?? ',',
    ...(table.sheet !== null && { sheet: table.sheet, sheets: [...table.sheets] }),
    headerRow: table.headerRow ?? 0,
    columns: table.columns.map(({ key, name, index }) => ({
      key,
      name: name || key,
      samples: samplesOf(table, index),
    })),
    fields: fields.map(({ name, title, required = false }) => ({ name, title, required })),
    mapping: { ...Object.fromEntries(fields.map(({ name }) => [name, null])), ...mapping },
    rows: table.rows.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    made: held ? [] : [...plan.made],
    preview: table.rows
      .slice(0, PREVIEWED)
      .map(({ row, cells }) => ({ row, outcome: outcomeOf(row), values: valuesOf(table, cells, mapping) })),
    issues: listed(plan.issues).map((issue) => ofSheet(table, issue)),
  }
}

function holdsAll(issues: readonly Issue[], { onIssues }: ImportQuery): boolean {
  return onIssues === 'keep-none' && issues.some(({ severity }) => severity === 'error')
}

function samplesOf({ rows }: FileTable, index: number): string[] {
  const samples = new Set<string>()
  for (const { cells } of rows) {
    const text = cells[index]?.trim()
    if (text) samples.add(text)
    if (samples.size === 3) break
  }
  return [...samples]
}

function valuesOf({ columns }: FileTable, cells: readonly string[], mapping: Mapping): Record<string, string> {
  const indexOf = new Map(columns.map(({ key, index }) => [key, index]))
  return Object.fromEntries(Object.entries(mapping).map(([field, key]) => [field, cells[indexOf.get(key) ?? -1] ?? '']))
}

/** A file in the wrong shape has something wrong in every row: the first thousand are enough to see what. */
export function listed(issues: readonly Issue[]): Issue[] {
  const inOrder = issues.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
  if (inOrder.length <= LISTED_ISSUES) return inOrder
  const more = inOrder.length - LISTED_ISSUES
  const message = `${more} more are not listed: mend these first, or choose other columns`
  const severity = inOrder.slice(LISTED_ISSUES).some((issue) => issue.severity === 'error') ? 'error' : 'warning'
  return [...inOrder.slice(0, LISTED_ISSUES), { code: 'import/more-issues', message, severity }]
}
