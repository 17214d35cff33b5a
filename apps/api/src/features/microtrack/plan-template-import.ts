import { createHash } from 'node:crypto'
import type { Limits, Template } from '@track/microtrack'
import { templatesFromRows } from '@track/microtrack'
import type { ImportPlan, RowOutcome } from '../../import/import-result.js'
import type { TemplateRecord } from './template-fields.js'
import type { ImportedTemplate, ImportedWords } from './templates-repository.js'

/** What is to be written, and what to tell the person. */
export interface TemplateImportPlan extends ImportPlan {
  readonly write: readonly Omit<ImportedTemplate, 'changedAt'>[]
}

/**
 * Which templates a scheme of work makes, and which of those that came from it before it changes.
 *
 * A template is known by its identifier in its source; a row without one by its words, so that the same file makes nothing twice. What
 * a teacher has made of an outcome and its criteria stays; tasks are the teacher's anyhow.
 */
export function planTemplateImport(
  records: readonly TemplateRecord[],
  known: readonly ImportedTemplate[],
  { newId, limits }: { readonly newId: () => string; readonly limits: Limits },
): TemplateImportPlan {
  const rows = records.map(({ row, values }) => ({
    row,
    outcome: values.outcome ?? '',
    criteria: values.criteria ?? '',
    title: values.title ?? undefined,
    unit: values.unit ?? undefined,
    externalId: values.externalId ?? undefined,
  }))
  const outcomes = new Map<number, RowOutcome>()
  const write = new Map<string, TemplateImportPlan['write'][number]>()
  const issues: ImportPlan['issues'][number][] = []
  const byId = new Map(known.map((template) => [template.externalId, template]))
  const idOf = namer()
  for (const each of rows) {
    const read = templatesFromRows([each], { newId, limits })
    issues.push(...read.issues)
    const [draft] = read.templates
    if (draft === undefined) continue
    const externalId = idOf(each)
    const { template, title, unit } = draft
    const imported = wordsOf(template)
    const existing = byId.get(externalId)
    if (write.has(externalId)) issues.push(repeated(each.row))
    else if (existing === undefined) {
      write.set(externalId, { id: newId(), subjectId: null, title, unit, template, externalId, imported })
      outcomes.set(each.row, 'created')
    } else {
      const isOwn = !isSame(wordsOf(existing.template), existing.imported)
      const next = {
        ...existing,
        title,
        unit,
        imported,
        template: isOwn ? existing.template : again(existing, template),
      }
      const isNew = title !== existing.title || unit !== existing.unit || !isSame(imported, existing.imported)
      if (isNew) write.set(externalId, next)
      outcomes.set(each.row, isNew ? 'updated' : 'unchanged')
    }
  }
  return { outcomes, made: [], issues, write: [...write.values()] }
}

/** The words of the file in what a teacher has made of it: a criterion that is still there keeps its id, and so what serves it. */
function again({ template }: ImportedTemplate, { outcomes, criteria }: Template): Template {
  const known = new Map(template.criteria.map(({ id, text }) => [text, id]))
  return { ...template, outcomes, criteria: criteria.map(({ id, text }) => ({ id: known.get(text) ?? id, text })) }
}

/** The row's own identifier; without one its words, counted where several rows say the same. */
function namer(): (row: { externalId: string | undefined; [field: string]: unknown }) => string {
  const uses = new Map<string, number>()
  return ({ externalId, row: _, ...words }) => {
    if (externalId !== undefined) return externalId
    const hash = createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)
    const use = uses.get(hash) ?? 0
    uses.set(hash, use + 1)
    return `words:${hash}:${use}`
  }
}

function wordsOf({ outcomes, criteria }: Template): ImportedWords {
  return { outcomes, criteria: criteria.map(({ text }) => text) }
}

function isSame(a: ImportedWords, b: ImportedWords): boolean {
  return JSON.stringify([a.outcomes, a.criteria]) === JSON.stringify([b.outcomes, b.criteria])
}

function repeated(row: number): ImportPlan['issues'][number] {
  const message = 'Another row of this file has this identifier: give each row one of its own'
  return { row, field: 'Identifier', code: 'import/repeated', message, severity: 'error' }
}
