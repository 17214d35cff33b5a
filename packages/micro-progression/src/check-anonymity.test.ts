import { expect, test } from 'vitest'
import { deepFreeze } from '../test/e17.js'
import { checkAnonymity, type RollEntry } from './index.js'

const roll: readonly RollEntry[] = deepFreeze([
  { id: 'ada', names: ['Ada', 'Bell'], upn: 'A801200001001' },
  { id: 'zoe', names: ['Zoë Louise', "O'Neill", 'Zo'] },
  { id: 'sian', names: ['Siân', 'ap Rhys'] },
  { id: 'llyr', names: ['Llŷr', 'Llewelyn-Davies'], upn: null },
  { id: 'jm', names: ['Mary-Jane', 'McDonald'] },
  { id: 'moh', names: ['محمد', 'علي'] },
  { id: 'ayesha', names: ['عائشہ', 'خان'] },
  { id: 'li', names: ['Li', 'Xu'] },
  { id: 'jo', names: ['Jo', 'An'] },
  { id: 'a', names: ['A', 'Ng'] },
  { id: 'ming', names: ['小明', '王'] },
  { id: 'grace', names: ['Grace', 'Hill'] },
  { id: 'lukasz', names: ['Łukasz', 'Wójcik'] },
  { id: 'label', names: ['Tom Table-Three'] },
  { id: 'one', names: ['Pele'] },
])

const found = (text: string) => {
  const { refusals, questions } = checkAnonymity({ texts: [{ where: 't', text }] }, roll)
  const said = ({ code, start, end }: (typeof refusals)[number]) => [code.split('/')[1], text.slice(start, end)]
  return { refused: refusals.map(said), asked: questions.map(said) }
}
const refused = (text: string) => found(text).refused.map(([, said]) => said)
const asked = (text: string) => found(text).asked.map(([, said]) => said)

test('a full name is refused in either order, across lines, in any capitals (A1-13, PRO-5, E17)', () => {
  expect(refused('by Ada Bell, 5B')).toEqual(['Ada Bell'])
  expect(refused('BELL, ada')).toEqual(['BELL, ada'])
  expect(refused('My name is ada\n   bell and I')).toEqual(['ada\n   bell'])
  expect(refused('Ada-Bell’s answer')).toEqual(['Ada-Bell'])
  expect(refused('Ada M. Bell')).toEqual(['Ada M. Bell'])
  expect(refused('Ada and the bell')).toEqual([])
  expect(refused('Ada 5 Bell')).toEqual([])
})

test('accents and apostrophes make no difference, nor do second names and names they go by (A1-13)', () => {
  for (const text of [
    "Zoë Louise O'Neill",
    'zoe oneill',
    'Zoe O’Neill',
    'O NEILL ZOE',
    'Zo O`Neill',
    'Zoe\u0308 ONeill',
  ])
    expect([text, refused(text)]).toEqual([text, [text]])
  expect(refused('Łukasz Wójcik')).toEqual(['Łukasz Wójcik'])
  expect(refused('lukasz wojcik')).toEqual(['lukasz wojcik'])
})

test('names of Welsh, double and prefixed families are found (A1-13)', () => {
  for (const text of [
    'Siân ap Rhys',
    'sian rhys',
    'Llŷr Llewelyn-Davies',
    'Llyr Davies',
    'Llewelyn Davies, Llyr',
    'Mary-Jane McDonald',
    'MARY JANE MCDONALD',
    'Maryjane Mcdonald',
    'Mary McDonald',
  ])
    expect([text, refused(text)]).toEqual([text, [text]])
})

test('names in Arabic, Urdu and Chinese script are found (A1-13)', () => {
  expect(refused('اسمي محمد علي وأنا')).toEqual(['محمد علي'])
  expect(refused('مُحَمَّد عَلِيّ')).toEqual(['مُحَمَّد عَلِيّ'])
  expect(refused('محمد على')).toEqual(['محمد على'])
  expect(refused('میرا نام عائشہ خان ہے')).toEqual(['عائشہ خان'])
  expect(refused('عائشة خان')).toEqual(['عائشة خان'])
  expect(refused('我叫王小明。')).toEqual(['王小明'])
})

test('very short names are found, and not inside other words (A1-13)', () => {
  expect(refused('Li Xu')).toEqual(['Li Xu'])
  expect(refused('a ng')).toEqual(['a ng'])
  expect(refused('Joan is an angel with a joint; lilac, xylophone')).toEqual([])
  expect(asked('A cat. I am. A ng')).toEqual([])
})

test('a first name alone is asked about, also where it is an ordinary word (A1-13)', () => {
  expect(found('Ada says so')).toEqual({ refused: [], asked: [['first-name', 'Ada']] })
  expect(asked('with grace and a bell on the hill')).toEqual(['grace'])
  expect(asked('Zo and Zoe Louise, Mary-Jane')).toEqual(['Zo', 'Zoe', 'Mary-Jane'])
  expect(asked('x² I went; l. i.')).toEqual([])
  expect(asked('Adam and Gracefully')).toEqual([])
  expect(asked('Ada Bell and Ada')).toEqual(['Ada'])
})

test('a pupil who is on the roll by a label alone is looked for by that', () => {
  expect(found('Tom Table Three')).toEqual({ refused: [['full-name', 'Tom Table Three']], asked: [] })
  expect(found('Tom and Pele')).toEqual({
    refused: [],
    asked: [
      ['first-name', 'Tom'],
      ['first-name', 'Pele'],
    ],
  })
})

test('a UPN is refused, spaced or in small letters (A1-13, PRO-5)', () => {
  expect(found('UPN A801200001001!').refused).toEqual([['upn', 'A801200001001']])
  expect(found('a801 2000 0100-1').refused).toEqual([['upn', 'a801 2000 0100-1']])
  expect(found('A801200001002').refused).toEqual([])
})

test('a shorter identifier is found as it is written, and not in a sum', () => {
  const check = (text: string) =>
    checkAnonymity({ texts: [{ where: 't', text }] }, [{ id: 'x', names: [], upn: '123456' }]).refusals.length
  expect(check('My number is 123456.')).toBe(1)
  expect(check('12 + 34 = 56, 12 34 56, 1234567, 12/34/56')).toBe(0)
})

test('file names and metadata are looked through as well, and there a name may be one word (A1-13, PRO-5)', () => {
  const { refusals, questions } = checkAnonymity(
    {
      texts: [{ where: 'piece 1', text: 'adabell' }],
      fileNames: ['IMG_AdaBell_2.jpg', 'adabell.jpg', 'bell-ada.png', 'scan.jpg'].map((text, n) => ({
        where: `file ${n}`,
        text,
      })),
      metadata: [{ where: 'Author', text: 'Grace' }],
    },
    roll,
  )
  expect(refusals.map(({ in: kind, where, start, end }) => [kind, where, start, end])).toEqual([
    ['file-name', 'file 0', 4, 11],
    ['file-name', 'file 1', 0, 7],
    ['file-name', 'file 2', 0, 8],
  ])
  expect(questions.map(({ in: kind, where }) => [kind, where])).toEqual([['metadata', 'Author']])
})

test('the answer says where and never who: no name, no pupil (A1-13)', () => {
  const answer = checkAnonymity({ texts: [{ where: 'level 2', text: 'Ada Bell A801200001001, Grace' }] }, roll)
  const said = JSON.stringify(answer).toLowerCase()
  for (const name of ['ada', 'bell', 'grace', 'a801']) expect(said).not.toContain(name)
  expect(answer.refusals.map(({ id }) => id)).toEqual(['text:level 2:0-8', 'text:level 2:9-22'])
})

test('a family name without a first name is no full name, not even of a file', () => {
  const fileNames = [{ where: 'file', text: 'johnson.jpg' }]
  const nobody = { refusals: [], questions: [] }
  expect(checkAnonymity({ texts: [], fileNames }, [{ id: 'x', names: ['', 'Johnson'] }])).toEqual(nobody)
})

test('nothing is found where nothing is, and with nobody on the roll', () => {
  expect(checkAnonymity({ texts: [] }, roll)).toEqual({ refusals: [], questions: [] })
  expect(checkAnonymity({ texts: [{ where: 't', text: 'Ada Bell' }] }, [])).toEqual({ refusals: [], questions: [] })
  expect(checkAnonymity({ texts: [{ where: 't', text: '' }] }, [{ id: 'x', names: [], upn: '' }])).toEqual({
    refusals: [],
    questions: [],
  })
})
