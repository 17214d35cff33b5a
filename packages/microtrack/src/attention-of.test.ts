import { expect, test } from 'vitest'
import { aNote, at } from '../test/notes.js'
import { attentionOf } from './index.js'

test('who asked and who is ready, whoever asked first comes first (A0-47)', () => {
  const notes = [
    aNote({ pupilId: 'ada', askedAt: at('09:20'), readyAt: at('09:05') }),
    aNote({ pupilId: 'cai', readyAt: at('09:10') }),
    aNote({ pupilId: 'ben', askedAt: at('09:10') }),
    aNote({ pupilId: 'dee' }),
  ]
  const list = attentionOf(notes)
  expect(list.map(({ pupilId, about }) => [pupilId, about])).toEqual([
    ['ada', 'ready'],
    ['ben', 'ask'],
    ['cai', 'ready'],
    ['ada', 'ask'],
  ])
  expect(attentionOf(notes.toReversed())).toEqual(list)
})
