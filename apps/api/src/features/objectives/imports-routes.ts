import { type FrameworkImportResult, routes } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { depths, type ReadFramework } from '@track/objectives/case'
import { applyMapping, suggestMapping } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { importResult, isHeldBack, listed } from '../../import/import-result.js'
import { IMPORT_BYTES, mappingOf, readImportFile } from '../../import/read-import-file.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { writeImport } from './imports-repository.js'
import { incomingFrom, incomingFromOwn } from './incoming-framework.js'
import { listLinks } from './links-repository.js'
import { objectiveFields } from './objective-fields.js'
import {
  findFirstScaleId,
  listFrameworks,
  listObjectives,
  listWordings,
  loadLibrary,
  lockFramework,
  lockSubject,
} from './objectives-repository.js'
import { type FrameworkHere, planFrameworkImport } from './plan-framework-import.js'
import { NO_SCALE, planObjectiveImport } from './plan-objective-import.js'
import { readFrameworkFile } from './read-framework-file.js'
import { listRevisions } from './revisions-repository.js'
import { undoImport } from './undo-import.js'

export async function importsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.importObjectives),
    bodyLimit: IMPORT_BYTES,
    handler: async ({ params: { schoolId }, query, body, account }) => {
      const table = readImportFile(body, query)
      const fields = objectiveFields(table.columns, query)
      const mapping = mappingOf(query, () => suggestMapping(table.columns, fields))
      const read = applyMapping(table, mapping, fields)
      return changeSchool(pool, schoolId, async (tx) => {
        const today = await schoolToday(tx, clock)
        const planned = planObjectiveImport(read.records, await loadLibrary(tx, today), {
          source: query.source,
          subject: query.subject,
          scaleId: await findFirstScaleId(tx),
          newId: makeId,
        })
        const plan = { ...planned, issues: [...read.issues, ...planned.issues] }
        const result = importResult(plan, { table, query, mapping, fields })
        if (isHeldBack(plan, query)) return result
        const id = makeId()
        await writeImport(tx, plan.changes, { schoolId, id, doneBy: account.id, today })
        return { ...result, importId: id }
      })
    },
  })

  app.route({
    ...endpoint(routes.importFramework),
    bodyLimit: IMPORT_BYTES,
    handler: async ({ params: { schoolId }, query, body, account }) => {
      const { read, own } = readFrameworkFile(body)
      return changeSchool(pool, schoolId, async (tx): Promise<FrameworkImportResult> => {
        const today = await schoolToday(tx, clock)
        const { subjectId, dryRun } = query
        // Two readings of one file at once must not make the same set twice.
        if (!(await lockSubject(tx, subjectId))) throw refusal('request/not-found')
        const frameworks = await listFrameworks(tx)
        const asked =
          query.frameworkId === undefined ? undefined : frameworks.find(({ id }) => id === query.frameworkId)
        if (query.frameworkId !== undefined && asked?.subjectId !== subjectId) throw refusal('request/not-found')
        // Half of a package of ours could not be told from the whole the next time: it is read whole or not at all.
        const refused = read.issues.filter(({ severity }) => severity === 'error').length
        // Into another set than its own, a package of ours is read as anybody's: its ids may be taken.
        const isOwn = own !== null && refused === 0 && (asked === undefined || asked.id === own.framework.id)
        const incoming = isOwn ? incomingFromOwn(own) : incomingFrom(read)
        const { source } = incoming
        const known = frameworks.filter((one) =>
          isOwn
            ? one.id === own.framework.id
            : source && one.source?.source === source.source && one.source.externalId === source.externalId,
        )
        const framework = asked ?? known.find((one) => one.subjectId === subjectId) ?? known[0]
        const scaleId = framework?.scaleId ?? (await findFirstScaleId(tx))
        const here = await loadHere(tx, framework?.id, today)
        const plan = planFrameworkImport(incoming, here, {
          subjectId,
          scaleId: scaleId ?? '',
          position: frameworks.length,
          newId: makeId,
        })
        const issues = [...(scaleId === undefined ? [NO_SCALE] : []), ...read.issues, ...plan.issues]
        const holdsAll = scaleId === undefined || (refused > 0 && (own !== null || query.onIssues === 'keep-none'))
        const id = makeId()
        if (!dryRun && !holdsAll) await writeImport(tx, plan.changes, { schoolId, id, doneBy: account.id, today })
        return {
          dryRun,
          format: read.format,
          ...summary(read),
          frameworkId: framework?.id ?? (dryRun || holdsAll ? null : plan.frameworkId),
          created: holdsAll ? 0 : plan.created,
          updated: holdsAll ? 0 : plan.updated,
          unchanged: holdsAll ? 0 : plan.unchanged,
          refused,
          issues: listed(issues),
          ...(!dryRun && !holdsAll && { importId: id }),
        }
      })
    },
  })

  app.route({
    ...endpoint(routes.undoImport),
    handler: ({ params: { schoolId, importId } }) =>
      changeSchool(pool, schoolId, async (tx) => ({
        importId,
        ...(await undoImport(tx, importId, { schoolId, today: await schoolToday(tx, clock) })),
      })),
  })
}

async function loadHere(tx: Transaction, frameworkId: string | undefined, asOf: CalendarDate): Promise<FrameworkHere> {
  if (frameworkId === undefined) return { strands: [], objectives: [], wordings: [], links: [], revisions: [] }
  await lockFramework(tx, frameworkId)
  const { frameworks, strands, objectives } = await listObjectives(tx, { frameworkId, asOf })
  return {
    framework: frameworks[0],
    strands,
    objectives,
    wordings: await listWordings(
      tx,
      objectives.map(({ id }) => id),
    ),
    links: await listLinks(tx, frameworkId),
    revisions: await listRevisions(tx, [frameworkId]),
  }
}

const PREVIEWED = 100

/** What the file holds, as a person would count it. */
function summary(read: ReadFramework) {
  const { items, links, name, publisher = null } = read
  const byId = new Map(items.map((item) => [item.externalId, item]))
  const pathOf = (parentId: string | null): string[] => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent === undefined ? [] : [...pathOf(parent.parentId), parent.wording]
  }
  const objectives = items.filter(({ isHeading }) => !isHeading)
  return {
    name,
    publisher,
    strands: items.length - objectives.length,
    objectives: objectives.length,
    links: links.length,
    depths: depths(read),
    preview: objectives.slice(0, PREVIEWED).map(({ parentId, code, wording }) => ({
      path: pathOf(parentId),
      ...(code !== undefined && { code }),
      wording,
    })),
  }
}
