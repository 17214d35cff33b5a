import { type Entry, stateOf } from '@track/micro-progression'
import { beforeAll, expect, test } from 'vitest'
import { activateLocale } from '../../app/i18n'
import { stepsOf } from './session-steps'

beforeAll(() => activateLocale('en-GB'))

const levels = [
  { id: 'l0', label: '0', value: 0 },
  { id: 'l1', label: '1', value: 1 },
]
const base = (seq: number) => ({ id: `e${seq}`, seq, by: 'me' })
const picture = (seq: number): Entry => ({
  ...base(seq),
  kind: 'piece',
  pieceId: `p${seq}`,
  collectionId: 'c',
  origin: 'pupil',
  imageId: `i${seq}`,
})
const standing = (log: readonly Entry[], named = 0) =>
  stepsOf(stateOf({ format: 'micro-progression/1', id: 's', levels, log: [...log] }), { levels, chartId: null, named })

test('before anybody judges, somebody looks for names on every picture (A1-13)', () => {
  const pictures = [picture(1), picture(2)]
  expect(standing([])[0]).toMatchObject({ id: 'collect', isDone: false, missing: 'at least two responses' })
  expect(standing(pictures)[0]?.missing).toBe('look for names on 2 pictures')
  const looked = pictures.map(
    (_, at): Entry => ({ ...base(at + 3), kind: 'checked', pieceId: `p${at + 1}`, imageId: `covered${at}` }),
  )
  expect(standing([...pictures, ...looked], 1)[0]?.missing).toBe('look for a name in 1 typed piece')
  expect(standing([...pictures, ...looked])[0]?.isDone).toBe(true)
  expect(standing([...pictures, ...looked]).map(({ missing }) => missing)).toEqual([
    null,
    '1 class has not chosen its lowest and highest',
    'nothing is in order yet',
    '2 levels have no response',
  ])
})
