import { isTrackError } from '@track/kernel'
import type { CaseParts } from './assemble-case.js'
import { KIND_EXTENSION, PUPIL_WORDINGS_EXTENSION } from './assemble-case.js'
import { fieldsOf, type Loose, listOf } from './loose-json.js'
import { OwnFramework } from './own-framework.js'
import { openCasePackage } from './read-case-package.js'

/**
 * The framework that `writeCasePackage` wrote, whole: ids, order, codes, tags, years, dates, links, revisions and every wording.
 *
 * Words and places are taken from the fields of the standard, so that what another program changed there counts. Null for a package
 * that is not ours, or to which another program added statements: read it with `readCasePackage`.
 *
 * @example
 * ```ts
 * import { readOwnPackage } from '@track/objectives/case'
 *
 * readOwnPackage({ CFDocument: { identifier: 'd1', title: 'Mathematics of another maker' } }) // => null
 * ```
 */
export function readOwnPackage(json: unknown): OwnFramework | null {
  const parts = openOwn(json)
  if (parts === null) return null
  const { document, items, associations } = parts
  const {
    'track:framework': framework,
    'track:subject': subject,
    'track:revisions': revisions,
  } = fieldsOf(document.extensions)
  if (framework === undefined) return null

  const idOf = new Map(items.map(({ fields }) => [fields.identifier, fieldsOf(fields.extensions)['track:id']]))
  const parentOf = new Map(
    associations.flatMap(({ fields }) =>
      fields.associationType === 'isChildOf'
        ? [[endOf(fields, 'originNodeURI'), idOf.get(endOf(fields, 'destinationNodeURI')) ?? null] as const]
        : [],
    ),
  )
  const frameworkId = fieldsOf(framework).id
  const itemsOf = (kind: string) =>
    items.flatMap(({ fields }) => (fieldsOf(fields.extensions)[KIND_EXTENSION] === kind ? [fields] : []))
  const [strands, objectives] = [itemsOf('strand'), itemsOf('objective')]
  if (strands.length + objectives.length < items.length) return null

  const read = OwnFramework.safeParse({
    framework: { ...fieldsOf(framework), name: document.title, ...present({ publisher: document.publisher }) },
    subject,
    strands: strands.map((fields) => ({
      ...common(fields, frameworkId),
      parentId: parentOf.get(fields.identifier) ?? null,
      name: fields.fullStatement,
    })),
    objectives: objectives.map((fields) => ({
      ...common(fields, frameworkId),
      strandId: parentOf.get(fields.identifier) ?? null,
      wording: fields.fullStatement,
      pupilWordings: fieldsOf(fields.extensions)[PUPIL_WORDINGS_EXTENSION] ?? {},
      tags: fields.conceptKeywords ?? [],
      yearGroups: fields.educationLevel ?? [],
      offeredFrom: fields.statusStartDate ?? null,
      retiredOn: fields.statusEndDate ?? null,
    })),
    links: associations.flatMap(({ fields }) => linkOf(fields, idOf) ?? []),
    revisions,
    wordings: objectives.flatMap(({ extensions }) => {
      const { 'track:wordings': wordings, 'track:id': objectiveId } = fieldsOf(extensions)
      return listOf(wordings).map((wording) => ({ ...fieldsOf(wording), objectiveId }))
    }),
  })
  return read.success ? read.data : null
}

function openOwn(json: unknown): CaseParts | null {
  try {
    return openCasePackage(json)
  } catch (error) {
    if (isTrackError(error, 'objectives/not-a-framework')) return null
    throw error
  }
}

function common({ humanCodingScheme, extensions }: Loose, frameworkId: unknown) {
  const { 'track:id': id, 'track:position': position, 'track:source': source } = fieldsOf(extensions)
  return { id, frameworkId, position, ...present({ code: humanCodingScheme, source }) }
}

/** A link that we wrote, with its ends as they are now; one that another program added; undefined for tree and revisions. */
function linkOf(fields: Loose, idOf: ReadonlyMap<unknown, unknown>): unknown {
  const { 'track:link': written, 'track:revision': revision } = fieldsOf(fields.extensions)
  if (fields.associationType === 'isChildOf' || revision !== undefined) return undefined
  const originId = idOf.get(endOf(fields, 'originNodeURI'))
  const targetId = idOf.get(endOf(fields, 'destinationNodeURI'))
  if (written !== undefined) return { ...fieldsOf(written), kind: fields.associationType, ...present({ originId }) }
  const target = fieldsOf(fields.destinationNodeURI)
  return {
    id: fields.identifier,
    originId,
    kind: fields.associationType,
    targetId: targetId ?? null,
    external: targetId === undefined ? { identifier: target.identifier, uri: target.uri, title: target.title } : null,
    externalId: fields.identifier,
  }
}

function endOf(fields: Loose, end: 'originNodeURI' | 'destinationNodeURI'): unknown {
  return fieldsOf(fields[end]).identifier
}

function present(fields: Loose): Loose {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
