import { Parser } from 'n3'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../shared-data.js'
import { caseWorkbookRows } from './case-workbook-rows.js'
import { depths } from './depths.js'
import { readCasePackage } from './read-case-package.js'
import { readCaseWorkbook } from './read-case-workbook.js'
import { readCommonStandards } from './read-common-standards.js'
import type { ReadFramework } from './read-framework.js'
import { readSkos, type Triple } from './read-skos.js'

const smarter = readJson('case/smarter-balanced-math-content-spec.json')
const grade3 = readJson('case/smarter-balanced-math-g3-c1-th.json')
const act = readJson('case/opensalt-act-holistic-math.json')
const couldBe = readJson('case/opensalt-what-standards-could-be.json')
const ela = readJson('case/ccss-ela.case.derived.json')
const common = readJson('case/csp-cc-math-0.8.0.json')
const maths = readTurtle(['mathematics-knowledge-taxonomy', 'mathematics-programme-structure', 'temporal-structure'])
const english = readTurtle(['english-knowledge-taxonomy', 'english-programme-structure', 'temporal-structure'])

describe('CASE packages of well-known makers', () => {
  it.runIf(smarter)('a big one: every link kept, also to statements of other files, and nobody lost', () => {
    const read = readCasePackage(smarter)
    expect(counts(read)).toEqual({ items: 585, depths: [23, 39, 161, 79, 283], roots: 23, leaves: 435, coded: 584 })
    expect(kinds(read)).toEqual({ exactMatchOf: 914, isRelatedTo: 1461, precedes: 423 })
    expect(read.links.filter(({ inside }) => !inside)).toHaveLength(2005)
    const [unplaced, ...others] = read.issues
    expect(unplaced).toMatchObject({ code: 'objectives/unplaced', severity: 'warning' })
    expect(unplaced?.message).toMatch(/^15 statements .*M\.GHS\.C3\.HSA\.APR\.C\.4/)
    expect(codes({ issues: others })).toEqual([
      'objectives/left-out',
      'objectives/left-out',
      'objectives/left-out',
      'objectives/loose-link',
    ])
  })

  it.runIf(smarter)('its prerequisites lead from earlier to later, 420 within the file, never round', () => {
    const edges = readCasePackage(smarter).links.filter(({ kind, inside }) => kind === 'precedes' && inside)
    expect(edges).toHaveLength(420)
    const open = new Set(edges)
    for (let left = -1; left !== open.size; ) {
      left = open.size
      const reached = new Set([...open].map(({ target }) => target.identifier))
      for (const edge of open) if (!reached.has(edge.originId)) open.delete(edge)
    }
    expect(open.size).toBe(0)
  })

  it.runIf(grade3)('a small one of mixed types, one statement of 1,726 characters', () => {
    const read = readCasePackage(grade3)
    expect(counts(read)).toEqual({ items: 48, depths: [4, 8, 29, 7], roots: 4, leaves: 36, coded: 3 })
    expect(kinds(read)).toEqual({ exactMatchOf: 3, isRelatedTo: 16 })
    expect(Math.max(...read.items.map(({ wording }) => wording.length))).toBe(1726)
    expect(new Set(codes(read))).toEqual(new Set(['objectives/left-out']))
  })

  it.runIf(act)('one without sequence numbers, in the order of its codes', () => {
    const read = readCasePackage(act)
    expect(counts(read)).toEqual({ items: 28, depths: [1, 1, 1, 1, 24], roots: 1, leaves: 24, coded: 28 })
    const leaves = read.items.filter(({ isHeading }) => !isHeading).map(({ code }) => code)
    expect(leaves).toEqual(leaves.toSorted((a, b) => a!.localeCompare(b!, 'en', { numeric: true })))
    expect(new Set(codes(read))).toEqual(new Set(['objectives/left-out']))
  })

  it.runIf(couldBe)(
    'one that breaks the official schema in 58 places is read, with a warning for each kind of fault',
    () => {
      const read = readCasePackage(couldBe)
      expect(counts(read)).toEqual({ items: 16, depths: [2, 6, 8], roots: 2, leaves: 12, coded: 16 })
      expect(kinds(read)).toEqual({ exactMatchOf: 16, exemplar: 2, isRelatedTo: 2, precedes: 3 })
      expect(read.links.filter(({ kind, inside }) => kind === 'precedes' && inside)).toHaveLength(2)
      const faults = read.issues.filter(({ code }) => code === 'objectives/case-field')
      expect(faults.map(({ field }) => field)).toEqual([
        'lastChangeDateTime',
        'lastChangeDateTime',
        'lastChangeDateTime',
        'sequenceNumber',
      ])
      const many = faults.map(({ message }) => Number(/of (\d+) /.exec(message)?.[1] ?? 1))
      expect(many).toEqual([1, 16, 39, 2])
      expect(faults[1]?.message).toContain('CCSS.Math.Content.6.RP.A')
      expect(read.issues.every(({ severity }) => severity === 'warning')).toBe(true)
    },
  )

  it.runIf(ela)('one of more than a thousand, with a code that two statements share', () => {
    const read = readCasePackage(ela)
    expect(counts(read)).toEqual({ items: 1189, depths: [12, 65, 211, 488, 413], roots: 12, leaves: 791, coded: 901 })
    expect(codes(read)).toEqual(['objectives/same-code', 'objectives/left-out'])
    expect(read.issues[0]?.message).toContain('CCRA.L.6 (2 times)')
    expect(read).toMatchObject({ source: '650f0210-885d-11e7-9dec-34a3dbda4b5a', publisher: 'CCSSO', links: [] })
  })

  it.runIf(ela && smarter)('as a workbook they give the same tree and the same links', () => {
    for (const json of [ela, smarter, grade3, act, couldBe]) {
      const [fromJson, fromSheets] = [readCasePackage(json), readCaseWorkbook(caseWorkbookRows(json))]
      expect(fromSheets.items).toEqual(fromJson.items)
      const ends = (read: ReadFramework) =>
        read.links.map(({ externalId, originId, kind, target, inside }) => [
          externalId,
          originId,
          kind,
          target.identifier,
          inside,
        ])
      expect(ends(fromSheets)).toEqual(ends(fromJson))
      expect([fromSheets.source, fromSheets.name]).toEqual([fromJson.source, fromJson.name])
    }
  })
})

it.runIf(common)('Common Standards: 759 rows, 753 coded, 242 folders, 11 whose code stands for their words', () => {
  const rows = common as { cls?: string; id: string }[]
  expect(rows.filter(({ cls }) => cls === 'folder')).toHaveLength(242)
  const read = readCommonStandards(common)
  expect(counts(read)).toEqual({ items: 759, depths: [27, 167, 285, 244, 36], roots: 27, leaves: 474, coded: 753 })
  expect(read).toMatchObject({
    source: 'common-standards CC Math',
    name: 'Common Core State Standards Initiative: Math',
  })
  expect(codes(read)).toEqual(['objectives/no-wording', 'objectives/left-out'])
  expect(read.issues[0]?.message).toMatch(/^11 statements without words: Math\.2\.OA\.A/)
  expect(read.items.find(({ code }) => code === 'Math.2.OA.A')?.wording).toBe('Math.2.OA.A')
  const headings = new Set(read.items.filter(({ isHeading }) => isHeading).map(({ externalId }) => externalId))
  expect(rows.every(({ cls, id }) => cls !== 'folder' || headings.has(id))).toBe(true)
})

describe('The National Curriculum for England as SKOS', () => {
  it.runIf(maths)('mathematics: four depths, and the years of its programme', () => {
    const read = readSkos(maths!)
    expect(counts(read)).toEqual({ items: 794, depths: [8, 22, 382, 382], roots: 8, leaves: 382, coded: 0 })
    expect(ofYears(read)).toEqual({ 1: 27, 2: 35, 3: 33, 4: 42, 5: 49, 6: 49 })
    expect(read).toMatchObject({ name: 'Mathematics', publisher: 'Department for Education', issues: [] })
    expect(read.items.find(({ isHeading }) => !isHeading)).toMatchObject({
      wording: 'Count to and across 100, forwards and backwards, beginning with 0 or 1, or from any given number.',
      yearGroups: ['1'],
      tags: ['Key Stage 1'],
    })
  })

  it.runIf(english)('English: a descriptor may have several parts, a year group may be two', () => {
    const read = readSkos(english!)
    expect(counts(read)).toEqual({ items: 426, depths: [4, 17, 197, 208], roots: 4, leaves: 208, coded: 0 })
    expect(ofYears(read)).toEqual({ 1: 53, 2: 44, 3: 37, 4: 37, 5: 43, 6: 43 })
    expect(read.issues).toEqual([])
  })

  it.runIf(maths && english)('read together, each discipline is a heading', () => {
    const read = readSkos([...maths!, ...english!])
    expect(depths(read)).toEqual([2, 12, 39, 579, 590])
    expect(read.name).toBe('National Curriculum for England Knowledge Taxonomy')
  })
})

function readJson(path: string): unknown {
  const bytes = sharedData(path)
  return bytes && JSON.parse(bytes.toString('utf8'))
}

function readTurtle(names: readonly string[]): Triple[] | undefined {
  const files = names.flatMap((name) => sharedData(`nc/${name}.ttl`) ?? [])
  if (files.length < names.length) return undefined
  return files
    .flatMap((file) => new Parser().parse(file.toString('utf8')))
    .map(({ subject, predicate, object }) => ({
      subject: subject.value,
      predicate: predicate.value,
      object: object.value,
    }))
}

function counts(read: ReadFramework) {
  return {
    items: read.items.length,
    depths: depths(read),
    roots: read.items.filter(({ parentId }) => parentId === null).length,
    leaves: read.items.filter(({ isHeading }) => !isHeading).length,
    coded: read.items.filter(({ code }) => code !== undefined).length,
  }
}

function tally(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const name of names) counted[name] = (counted[name] ?? 0) + 1
  return counted
}

function kinds({ links }: ReadFramework) {
  return tally(links.map(({ kind }) => kind))
}

function ofYears({ items }: ReadFramework) {
  return tally(items.flatMap(({ yearGroups }) => yearGroups))
}

function codes({ issues }: Pick<ReadFramework, 'issues'>) {
  return issues.map(({ code }) => code)
}
