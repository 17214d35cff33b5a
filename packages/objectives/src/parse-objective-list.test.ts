import { Issue } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { ERROR_CODES } from './errors.js'
import { Objective } from './objective.js'
import { parseObjectiveList } from './parse-objective-list.js'

const wordings = (text: string) => parseObjectiveList(text).accepted.map(({ wording }) => wording)

const paths = (text: string) =>
  parseObjectiveList(text).accepted.map(({ path, wording }) => [...path, wording].join(' > '))
const THREE_DEEP = [
  'Number > Place value > Count in 6s',
  'Number > Place value > Round to 10',
  'Number > Fractions > Add tenths',
  'Geometry > Shape > Draw angles',
]

describe('parseObjectiveList of nested lists', () => {
  it.each([
    [
      'hash signs',
      '# Number\n## Place value\nCount in 6s\nRound to 10\n## Fractions\nAdd tenths\n# Geometry\n## Shape\nDraw angles',
    ],
    [
      'hash signs and colons',
      '# Number\nPlace value:\n- Count in 6s\n- Round to 10\nFractions:\n- Add tenths\n# Geometry\nShape:\n- Draw angles',
    ],
    [
      'outline numbers',
      '1. Number\n1.1 Place value\n1.1.1 Count in 6s\n1.1.2 Round to 10\n1.2 Fractions\n1.2.1 Add tenths\n2. Geometry\n2.1 Shape\n2.1.1 Draw angles',
    ],
    [
      'outline numbers without a dot, and plain objectives',
      '1 Number\n1.1 Place value\nCount in 6s\nRound to 10\n1.2 Fractions\nAdd tenths\n2 Geometry\n2.1 Shape\nDraw angles',
    ],
    [
      'tabs',
      'Number\n\tPlace value\n\t\tCount in 6s\n\t\tRound to 10\n\tFractions\n\t\tAdd tenths\nGeometry\n\tShape\n\t\tDraw angles',
    ],
    [
      'spaces and slips of one',
      'Number\n  Place value\n    Count in 6s\n     Round to 10\n  Fractions\n    Add tenths\nGeometry\n   Shape\n      Draw angles',
    ],
    [
      'bullets of Word, indented',
      '•\tNumber\n\to\tPlace value\n\t\t\uf0a7\tCount in 6s\n\t\t\uf0a7\tRound to 10\n\to\tFractions\n\t\t\uf0a7\tAdd tenths\n•\tGeometry\n\to\tShape\n\t\t\uf0a7\tDraw angles',
    ],
    [
      'bullets of Word, not indented',
      '\uf0b7\tNumber\no\tPlace value\n\uf0a7\tCount in 6s\n\uf0a7\tRound to 10\no\tFractions\n\uf0a7\tAdd tenths\n\uf0b7\tGeometry\no\tShape\n\uf0a7\tDraw angles',
    ],
    [
      'numbers, letters and romans',
      '1. Number\na. Place value\ni. Count in 6s\nii. Round to 10\nb. Fractions\ni. Add tenths\n2. Geometry\na. Shape\ni. Draw angles',
    ],
    [
      'bullets below plain words',
      '# Number\nPlace value\n• Count in 6s\n• Round to 10\nFractions\n• Add tenths\n# Geometry\nShape\n• Draw angles',
    ],
    [
      'columns of a spreadsheet',
      'Number\tPlace value\tCount in 6s\nNumber\tPlace value\tRound to 10\nNumber\tFractions\tAdd tenths\nGeometry\tShape\tDraw angles',
    ],
    [
      'columns with merged cells and a heading row',
      'Domain\tStrand\tObjective\nNumber\tPlace value\tCount in 6s\n\t\tRound to 10\n\tFractions\tAdd tenths\nGeometry\tShape\tDraw angles',
    ],
  ])('reads three levels told apart by %s', (_, text) => {
    expect(paths(text)).toEqual(THREE_DEEP)
    expect(parseObjectiveList(text).issues).toEqual([])
  })

  it('keeps a line without its bullet in the list, and a decimal number in its wording', () => {
    expect(paths('• Count\n• Add\nHalve\n• Round')).toEqual(['Count', 'Add', 'Halve', 'Round'])
    expect(paths('1. Count\n1.5 is more than 1.25\n2. Add')).toEqual(['Count', '1.5 is more than 1.25', 'Add'])
    expect(paths('  Count\n Add\nHalve')).toEqual(['Count', 'Add', 'Halve'])
  })

  it('takes numbered rows of a spreadsheet for what they are', () => {
    const { accepted } = parseObjectiveList('1\tCount in 6s\n2\tAdd tenths')
    expect(accepted).toEqual([
      { row: 1, path: [], wording: 'Count in 6s' },
      { row: 2, path: [], wording: 'Add tenths' },
    ])
  })

  it('goes on with letters behind h)', () => {
    expect(paths(['g', 'h', 'i', 'j'].map((letter) => `${letter}) Words of ${letter}`).join('\n'))).toHaveLength(4)
  })

  it('asks which of two columns holds the objectives, and reads the one it is told', () => {
    const text = 'Recall my tables\tI know my tables\nRound to ten\tI can round to 10'
    const { accepted, issues, wordingColumns } = parseObjectiveList(text)
    expect(accepted).toEqual([])
    expect(issues).toMatchObject([{ code: 'objectives/which-column', severity: 'error' }])
    expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
    expect(wordingColumns).toEqual([
      { column: 1, example: 'Recall my tables' },
      { column: 2, example: 'I know my tables' },
    ])
    const told = parseObjectiveList(text, { wordingColumn: 1 })
    expect(told.accepted.map(({ wording, path }) => [wording, path])).toEqual([
      ['Recall my tables', []],
      ['Round to ten', []],
    ])
    expect(told.issues).toEqual([])
  })

  it('takes codes for codes, and says which rows of a table have no objective', () => {
    const text =
      '4N1\tNumber\tCount in multiples of 6\n4N2\tNumber\tRound to the nearest 10\n4G1\tGeometry\tDraw an angle\n\tData'
    const { accepted, issues } = parseObjectiveList(text)
    expect(accepted.map(({ code, path }) => [code, ...path])).toEqual([
      ['4N1', 'Number'],
      ['4N2', 'Number'],
      ['4G1', 'Geometry'],
    ])
    expect(issues).toMatchObject([{ row: 4, code: 'objectives/no-wording', severity: 'warning' }])
  })

  it('reads 1,500 lines in no time, however deep', () => {
    const text = Array.from({ length: 500 }, (_, n) => `Heading ${n}\n  Part ${n}\n    Words of ${n}`).join('\n')
    const deep = Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}Line ${n}`).join('\n')
    const started = performance.now()
    expect(parseObjectiveList(text).accepted).toHaveLength(500)
    expect(parseObjectiveList(deep).accepted[0]!.path).toHaveLength(299)
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('reads back any tree that is indented', () => {
    const depths = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(depths, fc.constantFrom('\t', '  ', '    '), (wanted, step) => {
        let last = -1
        const tree = wanted.map((depth) => (last = Math.min(depth, last + 1)))
        const text = tree.map((depth, n) => `${step.repeat(depth)}Line ${n}`).join('\n')
        const expected = tree.flatMap((depth, n) => {
          if ((tree[n + 1] ?? 0) > depth) return []
          const above = Array.from({ length: depth }, (_, level) => tree.slice(0, n).lastIndexOf(level))
          return [[...above, n].map((line) => `Line ${line}`).join(' > ')]
        })
        expect(paths(text)).toEqual(expected)
      }),
    )
  })
})

describe('parseObjectiveList', () => {
  it('takes one objective a line under the heading above it', () => {
    const text = [
      'Read maps',
      'Number and place value:',
      '1. Count in 6s',
      '',
      '2. Count in 7s',
      '## Fractions',
      '• Add tenths',
    ].join('\r\n')
    expect(parseObjectiveList(text)).toEqual({
      accepted: [
        { row: 1, path: [], wording: 'Read maps' },
        { row: 3, path: ['Number and place value'], wording: 'Count in 6s', strand: 'Number and place value' },
        { row: 5, path: ['Number and place value'], wording: 'Count in 7s', strand: 'Number and place value' },
        { row: 7, path: ['Fractions'], wording: 'Add tenths', strand: 'Fractions' },
      ],
      issues: [],
    })
  })

  it.each([
    '1. Count',
    '12) Count',
    'a) Count',
    '(b) Count',
    '- Count',
    '– Count',
    '* Count',
    '•Count',
    '•\tCount',
    'o\tCount',
    '\uf0b7\tCount',
    '  Count  ',
    'a. Count',
    'iv. Count',
    'Count\tY4',
    '\ufeffCount',
  ])('reads %j as the same wording', (line) => {
    expect(wordings(line)).toEqual(['Count'])
  })

  it.each([
    '2-D shapes and 3-D shapes',
    '1.5 is more than 1.25',
    '-5 is less than 3',
    '10 more and 10 less',
    'a half and a quarter',
    'A. A. Milne: retell a story',
    'Tell the time (am/pm)  to the minute',
    'Use £ and p; “say” why…',
    '#1 in the queue',
  ])('keeps %j word for word', (line) => {
    expect(wordings(line)).toEqual([line])
  })

  it('passes over blank lines, rules and lone markers', () => {
    expect(parseObjectiveList('\n  \n---\n•\n1.\n#\n')).toEqual({ accepted: [], issues: [] })
    expect(parseObjectiveList('')).toEqual({ accepted: [], issues: [] })
  })

  it('refuses lines that are too long, names them, and reads on', () => {
    const text = [`${'s'.repeat(2001)}:`, 'Count', 'w'.repeat(2001), 'w'.repeat(2000)].join('\n')
    const { accepted, issues } = parseObjectiveList(text)
    expect(accepted.map(({ row, path }) => ({ row, path }))).toEqual([
      { row: 2, path: [] },
      { row: 4, path: [] },
    ])
    expect(issues).toEqual([
      {
        row: 1,
        field: 'strand',
        code: 'objectives/strand-too-long',
        message: 'Line 1 is longer than 2,000 characters: shorten it.',
        severity: 'error',
      },
      {
        row: 3,
        field: 'wording',
        code: 'objectives/wording-too-long',
        message: 'Line 3 is longer than 2,000 characters: shorten it.',
        severity: 'error',
      },
    ])
    expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
    for (const { code } of issues) expect(Object.keys(ERROR_CODES)).toContain(code)
    for (const { wording } of accepted) expect(Objective.shape.wording.parse(wording)).toBe(wording)
  })

  it('keeps the same wording twice, warns under one heading and not under two', () => {
    const { accepted, issues } = parseObjectiveList('A:\nCount\nCount\nB:\nCount')
    expect(accepted.map(({ row }) => row)).toEqual([2, 3, 5])
    expect(issues).toMatchObject([{ row: 3, code: 'objectives/same-wording', severity: 'warning' }])
  })

  it('reads back any plain list, and gives plain JSON', () => {
    const words = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z0-9/£,;()]{1,8}){0,4}$/)
    fc.assert(
      fc.property(fc.array(words), (lines) => {
        const read = parseObjectiveList(lines.map((line, index) => `${index + 1}. ${line}`).join('\n'))
        expect(read.accepted.map(({ wording }) => wording)).toEqual(lines)
        expect(JSON.parse(JSON.stringify(read))).toEqual(read)
      }),
    )
  })

  it('never throws, and never accepts what the schema of an objective refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { wording } of parseObjectiveList(text).accepted) {
          expect(Objective.shape.wording.safeParse(wording).success).toBe(true)
        }
      }),
    )
  })

  it('keeps every wording of the national curriculum for Years 3 and 4 as it was pasted', (context) => {
    const file = sharedData('csv/objectives-y3y4.utf16le-bom.tsv')
    if (!file) return context.skip()
    const rows = file
      .toString('utf16le')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split('\t'))
    const expected = rows.map(([, , , objective]) => objective)
    expect(expected).toHaveLength(75)
    expect(wordings(rows.map((cells) => cells.toReversed().join('\t')).join('\r\n'))).toEqual(expected)
    const { accepted, issues } = parseObjectiveList(file.toString('utf16le'))
    expect(accepted.map(({ path, wording }) => [...path, wording])).toEqual(rows)
    expect(issues).toEqual([])
  })
})
