import { PageDefinition } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { calculatePage } from '@track/reports'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withSchool } from '../../database/transaction.js'
import { createDemoSchool } from '../../demo/create-demo-school.js'
import { entriesIn } from '../../ledger/entries-in.js'
import { holdLedgers } from '../../ledger/ledger.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { loadPage } from './load-page.js'
import { loadPageSources } from './page-sources.js'

const TODAY = '2026-11-21'

it('calculates any page of a school from its ledger as from its entries', async () => {
  const database = await freshDatabase(engines.at(-1)!)
  const { schoolId } = await createDemoSchool(database.pool, { today: TODAY })
  await withSchool(database.pool, schoolId, async (tx) => {
    const ledger = await holdLedgers().read(tx, schoolId)
    const entries = entriesIn(ledger.log)
    const { columns: has, groups, years } = await loadPageSources(tx)
    const [inWords, inMarks] = [
      has.measures.filter(({ setId }) => setId !== undefined),
      has.measures.filter(({ setId }) => setId === undefined),
    ]
    const days = entries.map(({ observedOn }) => observedOn).filter((on) => years === null || on >= years.from)

    const subjectId = fc.constantFrom(...has.subjects.keys())
    const ofMarks = fc.constantFrom(...inMarks).map((one) => ({
      subjectId: one.subjectId,
      measure: { kind: 'mean-mark' as const, measureId: one.id },
    }))
    const column = fc.oneof(
      fc.record({ subjectId, measure: fc.constantFrom({ kind: 'secured' }, { kind: 'secured', average: 'pooled' }) }),
      fc.record({
        subjectId,
        measure: fc.constantFrom(...has.rules.map(({ id }) => ({ kind: 'on-track', ruleId: id }))),
      }),
      fc.record({
        subjectId,
        measure: fc.constantFrom(
          ...['deepened', 'slipped', 'started-new', 'learning-gained'].map((count) => ({ kind: 'progress', count })),
        ),
      }),
      ofMarks,
      ofMarks.map(({ measure, ...rest }) => ({ ...rest, measure: { ...measure, matched: true } })),
      ...inWords.map((one) => {
        const words = has.sets.findLast(({ id }) => id === one.setId)!.descriptors
        return fc.subarray(words, { minLength: 1 }).map((some) => ({
          subjectId: one.subjectId,
          measure: { kind: 'described', measureId: one.id, descriptorIds: some.map(({ id }) => id) },
        }))
      }),
    )
    const groupId = fc.constantFrom('all', ...groups.map(({ id }) => id))
    const definition = fc.record({
      groupIds: fc.array(groupId, { minLength: 1, maxLength: 6 }).map((ids) => [...new Set(ids), 'made']),
      combined: fc
        .record({
          parts: fc.uniqueArray(groupId, { minLength: 2, maxLength: 3 }),
          take: fc.constantFrom('all-of', 'any-of'),
        })
        .map(({ parts, take }) => [{ id: 'made', groupIds: parts, take }]),
      columns: fc.array(column, { minLength: 1, maxLength: 6 }),
      dates: fc
        .uniqueArray(fc.constantFrom(...days), { minLength: 1, maxLength: 3 })
        .map((some) => some.map((on: CalendarDate) => ({ label: on, on }))),
      membership: fc.constantFrom('current', 'as-at-each-date'),
      scope: fc.constantFrom('own-programme', 'age-related'),
      minimumGroup: fc.constantFrom(0, 5),
    })
    await fc.assert(
      fc.asyncProperty(definition, async (asked) => {
        const { input, prepared } = await loadPage(tx, ledger, PageDefinition.parse(asked), { clock: () => new Date() })
        const { ledger: _, ...rest } = input
        const fromEntries = calculatePage({ ...rest, entries })
        expect(calculatePage(input)).toEqual(fromEntries)
        expect(calculatePage(input, { prepared: prepared() })).toEqual(fromEntries)
      }),
      { numRuns: 12 },
    )
  })
  await database.close()
}, 180_000)
