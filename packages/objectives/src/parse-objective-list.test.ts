import { Issue } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { ERROR_CODES } from './errors.js'
import { Objective } from './objective.js'
import { parseObjectiveList } from './parse-objective-list.js'

const wordings = (text: string) => parseObjectiveList(text).accepted.map(({ wording }) => wording)

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
        { row: 1, wording: 'Read maps' },
        { row: 3, wording: 'Count in 6s', strand: 'Number and place value' },
        { row: 5, wording: 'Count in 7s', strand: 'Number and place value' },
        { row: 7, wording: 'Add tenths', strand: 'Fractions' },
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
    'Count\tY4\tautumn',
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
    const text = [`${'s'.repeat(201)}:`, 'Count', 'w'.repeat(2001), 'w'.repeat(2000)].join('\n')
    const { accepted, issues } = parseObjectiveList(text)
    expect(accepted.map(({ row, strand }) => ({ row, strand }))).toEqual([{ row: 2 }, { row: 4 }])
    expect(issues).toEqual([
      {
        row: 1,
        field: 'strand',
        code: 'objectives/strand-too-long',
        message: 'Line 1 is longer than 200 characters: shorten it.',
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
  })
})
