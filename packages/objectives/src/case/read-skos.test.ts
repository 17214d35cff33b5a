import { describe, expect, it } from 'vitest'
import { readSkos } from './read-skos.js'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const label = (subject: string) => ({ subject, predicate: `${SKOS}prefLabel`, object: `${subject}\n  in words` })
const broader = (subject: string, object: string) => ({ subject, predicate: `${SKOS}broader`, object })
const narrower = (subject: string, object: string) => ({ subject, predicate: `${SKOS}narrower`, object })

describe('readSkos', () => {
  it('takes broader and narrower alike, and the order from the list of what is narrower', () => {
    const read = readSkos([
      ...['maths', 'add', 'number', 'count', 'shape'].map(label),
      narrower('maths', 'number'),
      narrower('maths', 'shape'),
      narrower('number', 'count'),
      narrower('number', 'add'),
      broader('add', 'number'),
      { subject: 'add', predicate: `${SKOS}notation`, object: 'N2' },
    ])
    expect(read.name).toBe('maths in words')
    expect(read.items.map(({ externalId, parentId, code }) => [externalId, parentId, code])).toEqual([
      ['number', null, undefined],
      ['count', 'number', undefined],
      ['add', 'number', 'N2'],
      ['shape', null, undefined],
    ])
    expect(read.items[0]?.wording).toBe('number in words')
    expect(read.issues).toEqual([])
  })

  it('keeps several concepts at the top as headings', () => {
    const read = readSkos([...['maths', 'english', 'add'].map(label), broader('add', 'maths')])
    expect(read.items.map(({ externalId, isHeading }) => [externalId, isHeading])).toEqual([
      ['maths', true],
      ['add', false],
      ['english', false],
    ])
  })

  it('names a concept under two others', () => {
    const { issues } = readSkos([
      ...['top', 'a', 'b', 'c'].map(label),
      broader('a', 'top'),
      broader('b', 'top'),
      broader('c', 'a'),
      broader('c', 'b'),
    ])
    expect(issues).toMatchObject([{ code: 'objectives/several-parents', severity: 'warning' }])
    expect(issues[0]?.message).toContain('"c in words" stands under "a in words" and under "b in words"')
  })

  it('is for taxonomies only', () => {
    expect(() => readSkos([broader('a', 'b')])).toThrow(expect.objectContaining({ code: 'objectives/not-a-framework' }))
  })
})
