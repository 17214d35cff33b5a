import { type Issue, TrackError } from '@track/kernel'
import { assembleCase, type CaseParts, nameOfAssociation, nameOfItem } from './assemble-case.js'
import { checkCase } from './check-case.js'
import { count } from './in-words.js'
import { fieldsOf, listOf } from './loose-json.js'
import { warning } from './plant-tree.js'
import type { ReadFramework } from './read-framework.js'

/**
 * What a 1EdTech CASE package holds, version 1.0 or 1.1, bare or wrapped as `{ CFPackage }`.
 *
 * A file that breaks the official schema is read all the same, with a warning for each field and kind of fault. Statements stand under
 * each other by `isChildOf` (origin is the child), all other associations are links; links to statements of other files are the rule
 * and are kept. Statements that stand nowhere are kept at the top. Wordings are exact. Of our own packages, `readOwnPackage` gives
 * more. Throws `objectives/not-a-framework` for JSON that is no CASE package.
 *
 * @example
 * ```ts
 * import { readCasePackage } from '@track/objectives/case'
 *
 * const read = readCasePackage({
 *   CFDocument: { identifier: 'd1', title: 'Fractions' },
 *   CFItems: [{ identifier: 'i1', fullStatement: 'Add tenths', humanCodingScheme: 'F1' }],
 *   CFAssociations: [
 *     { associationType: 'isChildOf', originNodeURI: { identifier: 'i1' }, destinationNodeURI: { identifier: 'd1' } },
 *   ],
 * })
 * read.items.map(({ code, wording }) => `${code}: ${wording}`) // => ['F1: Add tenths']
 * read.issues[0]?.code // => 'objectives/case-field'
 * ```
 */
export function readCasePackage(json: unknown): ReadFramework {
  const casePackage = openCasePackage(json)
  const { document, items, associations } = casePackage
  const issues: Issue[] = checkCase({
    document: { fields: document, name: 'the document' },
    items: items.map(({ fields }, index) => ({ fields, name: nameOfItem(fields, index) })),
    associations: associations.map(({ fields }) => ({ fields, name: nameOfAssociation(fields) })),
  })
  if (casePackage.rubrics > 0) {
    const message = `${count(casePackage.rubrics, 'rubric')} left out: only statements and their associations are read`
    issues.push(warning('objectives/left-out', message, 'CFRubrics'))
  }
  return assembleCase(casePackage, { format: 'case-json', issues })
}

/** The parts of a package, out of its wrapping. Throws for JSON that is none. */
export function openCasePackage(json: unknown): CaseParts & { readonly rubrics: number } {
  const outer = fieldsOf(json)
  const inner = 'CFPackage' in outer ? fieldsOf(outer.CFPackage) : outer
  if (!('CFDocument' in inner) || (inner.CFItems !== undefined && !Array.isArray(inner.CFItems))) {
    throw new TrackError(
      'objectives/not-a-framework',
      'This is not a CASE package: one has a CFDocument, and its statements in CFItems',
    )
  }
  const parts = (list: unknown) => listOf(list).map((fields) => ({ fields: fieldsOf(fields) }))
  return {
    document: fieldsOf(inner.CFDocument),
    items: parts(inner.CFItems),
    associations: parts(inner.CFAssociations),
    rubrics: listOf(inner.CFRubrics).length,
  }
}
