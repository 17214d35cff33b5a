import { i18n } from '@lingui/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { markbook, springEntries } from '../../testing/fixtures'
import { fromPack, toPack } from './class-pack'

beforeAll(() => i18n.loadAndActivate({ locale: 'en-GB', messages: {} }))

const [first, ...others] = markbook.pupils
const named = {
  ...markbook,
  entries: springEntries(),
  pupils: [{ ...first!, ownProgramme: { ...markbook.programme!, name: `For ${first!.label}`, taught: [] } }, ...others],
}

describe('a class kept on a device', () => {
  it('holds no part of a pupil’s name, not even in the name of a programme of their own', () => {
    const kept = JSON.stringify(toPack(named))
    for (const { label } of named.pupils)
      for (const part of [label, ...label.split(' ')]) expect(kept).not.toContain(JSON.stringify(part).slice(1, -1))
  })

  it('keeps nothing that nobody decided to keep', () => {
    const more = { ...named, pupils: named.pupils.map((pupil) => ({ ...pupil, upn: 'A123' })), notes: ['Ada was ill'] }
    expect(toPack(more)).toEqual(toPack(named))
  })

  it('comes back whole but for the names: a pupil is the number in the register', () => {
    const back = fromPack(JSON.parse(JSON.stringify(toPack(named))), { today: markbook.asOf })
    expect(back.pupils.map(({ label }) => label).slice(0, 2)).toEqual(['Pupil 1', 'Pupil 2'])
    expect({ ...back, pupils: [] }).toEqual({ ...named, pupils: [] })
    expect(back.pupils.map(({ id }) => id)).toEqual(named.pupils.map(({ id }) => id))
  })

  it('is as of the day on which it is opened, and never of a day before it was kept', () => {
    expect(fromPack(toPack(named), { today: '2026-03-05' }).asOf).toBe('2026-03-05')
    expect(fromPack(toPack(named), { today: '2026-02-01' }).asOf).toBe(named.asOf)
  })
})
