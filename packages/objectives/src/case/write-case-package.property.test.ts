import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ownFrameworks } from '../../test/own-frameworks.js'
import { caseWorkbookRows } from './case-workbook-rows.js'
import { OwnFramework } from './own-framework.js'
import { readCasePackage } from './read-case-package.js'
import { readCaseWorkbook } from './read-case-workbook.js'
import { readOwnPackage } from './read-own-package.js'
import { writeCasePackage } from './write-case-package.js'

const options = { writtenAt: '2026-09-01T08:00:00.000Z' } as const

it('every framework of a school comes back from its package as it was', () => {
  fc.assert(
    fc.property(ownFrameworks, (own) => {
      const written = JSON.parse(JSON.stringify(writeCasePackage(own, options)))
      expect(sorted(readOwnPackage(written)!)).toEqual(sorted(OwnFramework.parse(own)))
      expect(sorted(readOwnPackage({ CFPackage: written })!)).toEqual(sorted(own))
    }),
  )
})

it('the order of its parts makes no difference, and nothing is changed', () => {
  fc.assert(
    fc.property(ownFrameworks, (own) => {
      const before = JSON.stringify(own)
      const turned = { ...own }
      for (const part of ['strands', 'objectives', 'links', 'revisions', 'wordings'] as const)
        Object.assign(turned, { [part]: own[part].toReversed() })
      expect(writeCasePackage(turned, options)).toEqual(writeCasePackage(own, options))
      expect(JSON.stringify(own)).toBe(before)
    }),
  )
})

it('others read the same words, codes and tree, find no fault in it, and each thing has an identifier of its own', () => {
  fc.assert(
    fc.property(ownFrameworks, (own) => {
      const written = writeCasePackage(own, options)
      const { issues } = readCasePackage(written)
      // Words of spaces alone are no words to others, nor is an address for a statement that had none.
      expect(issues.filter(({ code }) => code === 'objectives/case-field' || code === 'objectives/tree-loop')).toEqual(
        [],
      )
      const identifiers = [...written.CFItems, ...written.CFAssociations].map(({ identifier }) => identifier)
      const pairs = own.revisions.flatMap(({ addedIds }) => addedIds.length - new Set(addedIds).size)
      expect(new Set(identifiers).size + pairs.reduce((sum, twice) => sum + twice, 0)).toBe(identifiers.length)
    }),
  )
})

it('as a workbook it gives the same tree back', () => {
  fc.assert(
    fc.property(ownFrameworks, (own) => {
      const written = writeCasePackage(own, options)
      const [fromJson, fromSheets] = [readCasePackage(written), readCaseWorkbook(caseWorkbookRows(written))]
      // A heading that nothing stands under is a statement like any other to a workbook.
      const parents = new Set(fromJson.items.map(({ parentId }) => parentId))
      const expected = fromJson.items.map((item) => ({ ...item, isHeading: parents.has(item.externalId) }))
      expect(fromSheets.items.map(trimmed)).toEqual(expected.map(trimmed))
    }),
  )
})

/** What a cell of several values does not keep: spaces around each, and years that the reader writes in its own way. */
function trimmed<Item extends { readonly tags: readonly string[]; readonly yearGroups: readonly string[] }>(
  item: Item,
) {
  const tidy = (texts: readonly string[]) => [
    ...new Set(texts.map((text) => text.trim()).filter((text) => text !== '')),
  ]
  return { ...item, tags: tidy(item.tags), yearGroups: tidy(item.yearGroups) }
}

function sorted({ strands, objectives, links, revisions, wordings, ...rest }: OwnFramework) {
  const byText = <Part>(parts: readonly Part[]) =>
    parts
      .map((part) => [JSON.stringify(part, keysOf(part)), part] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, part]) => part)
  return {
    ...rest,
    strands: byText(strands),
    objectives: byText(objectives),
    links: byText(links),
    revisions: byText(revisions),
    wordings: byText(wordings),
  }
}

/** Every key at every depth, in one order, so that objects of the same content have the same text. */
function keysOf(value: unknown): string[] {
  const keys = new Set<string>()
  JSON.stringify(value, (key, inner) => {
    keys.add(key)
    return inner
  })
  return [...keys].sort()
}
