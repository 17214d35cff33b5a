import { type MicrotrackTemplate, routes } from '@track/api-contract'
import { checkTemplate, type Limits } from '@track/microtrack'
import { applyMapping, suggestMapping } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { importResult, isHeldBack } from '../../import/import-result.js'
import { IMPORT_BYTES, mappingOf, readImportFile } from '../../import/read-import-file.js'
import { refusal } from '../../problem.js'
import { planTemplateImport } from './plan-template-import.js'
import { findPolicy } from './school-policy.js'
import { fromTemplateCursor, toTemplateCursor } from './template-cursor.js'
import { templateFields } from './template-fields.js'
import {
  deleteTemplate,
  findTemplate,
  insertTemplate,
  listTemplates,
  lockImported,
  type StoredTemplate,
  updateTemplate,
  writeImported,
} from './templates-repository.js'

/** What teachers prepare, by hand or from a scheme of work. */
export async function templatesRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listMicrotrackTemplates),
    handler: ({ params: { schoolId }, query: { words = '', subjectId, cursor, limit } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { limits } = await findPolicy(tx)
        const { templates, total } = await listTemplates(tx, {
          words: words.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
          subjectId,
          after: cursor === undefined ? undefined : fromTemplateCursor(cursor),
          limit: limit + 1,
        })
        const page = templates.slice(0, limit)
        return {
          templates: page.map((template) => shown(template, limits)),
          total,
          nextCursor: templates.length > limit ? toTemplateCursor(page.at(-1)!) : null,
        }
      }),
  })

  app.route({
    ...endpoint(routes.addMicrotrackTemplate),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const added = await changeSchool(pool, schoolId, async (tx) => {
        const { limits } = await findPolicy(tx)
        return shown(await insertTemplate(tx, schoolId, body), limits)
      })
      return reply.code(201).send(added)
    },
  })

  app.route({
    ...endpoint(routes.readMicrotrackTemplate),
    handler: ({ params: { schoolId, templateId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { limits } = await findPolicy(tx)
        return shown(await demandTemplate(tx, templateId), limits)
      }),
  })

  app.route({
    ...endpoint(routes.changeMicrotrackTemplate),
    handler: (request) => {
      const { schoolId, templateId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        const { limits } = await findPolicy(tx)
        const before = await demandTemplate(tx, templateId, { lock: true })
        refuseIfChanged(request, described(before, limits))
        const { subjectId = before.subjectId, title = before.title, unit = before.unit } = request.body
        const { template = before.template } = request.body
        return shown(await updateTemplate(tx, { ...before, subjectId, title, unit, template }), limits)
      })
    },
  })

  app.route({
    ...endpoint(routes.removeMicrotrackTemplate),
    handler: async (request, reply) => {
      const { schoolId, templateId } = request.params
      await changeSchool(pool, schoolId, async (tx) => {
        const { limits } = await findPolicy(tx)
        refuseIfChanged(request, described(await demandTemplate(tx, templateId, { lock: true }), limits))
        await deleteTemplate(tx, templateId)
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.importMicrotrackTemplates),
    bodyLimit: IMPORT_BYTES,
    handler: ({ params: { schoolId }, query, body }) => {
      const table = readImportFile(body, query)
      const mapping = mappingOf(query, () => suggestMapping(table.columns, templateFields))
      const read = applyMapping(table, mapping, templateFields)
      return changeSchool(pool, schoolId, async (tx) => {
        const { limits } = await findPolicy(tx)
        const known = await lockImported(tx, query.source)
        const planned = planTemplateImport(read.records, known, { newId: makeId, limits })
        const plan = { ...planned, issues: [...read.issues, ...planned.issues] }
        const result = importResult(plan, { table, query, mapping, fields: templateFields })
        if (!isHeldBack(plan, query)) await writeImported(tx, plan.write, { schoolId, source: query.source })
        return result
      })
    },
  })
}

async function demandTemplate(
  tx: Transaction,
  id: string,
  options?: { readonly lock: boolean },
): Promise<StoredTemplate> {
  const template = await findTemplate(tx, id, options)
  if (template === undefined) throw refusal('request/not-found')
  return template
}

/** With whether something keeps it from being given out, as the school's limits are now. */
function described(template: StoredTemplate, limits: Limits): Omit<MicrotrackTemplate, 'etag'> {
  return { ...template, isDraft: checkTemplate(template.template, { limits }).errors.length > 0 }
}

function shown(template: StoredTemplate, limits: Limits): MicrotrackTemplate {
  return withEtag(described(template, limits))
}
