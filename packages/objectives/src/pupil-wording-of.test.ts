import { expect, it } from 'vitest'
import { pupilWordingOf } from './pupil-wording-of.js'

const wording = 'Recall facts'

it('goes from the language asked for to the one it is a kind of, to English, to the first, to the school’s words (OBJ-9)', () => {
  const all = { pl: 'po polsku', cy: 'yn Gymraeg', en: 'in English', 'pt-BR': 'em português' }
  const { en, ...withoutEnglish } = all
  const asked = ['pl', 'pt-BR', 'pt', 'cy-GB', 'zh-Hant-TW', 'constructor']
  expect(asked.map((language) => pupilWordingOf({ wording, pupilWordings: all }, { language }))).toEqual([
    all.pl,
    all['pt-BR'],
    en,
    all.cy,
    en,
    en,
  ])
  expect(pupilWordingOf({ wording, pupilWordings: withoutEnglish }, { language: 'en' })).toBe(all.cy)
  expect(pupilWordingOf({ wording, pupilWordings: {} }, { language: 'en' })).toBe(wording)
})
