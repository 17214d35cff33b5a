import fc from 'fast-check'
import type { OwnFramework } from '../src/case/index.js'

/** Any framework of a school that hangs together, its parts in the order in which they are read back. */
export const ownFrameworks: fc.Arbitrary<OwnFramework> = fc
  .record({
    isUuid: fc.boolean(),
    strandParents: fc.array(fc.nat(), { maxLength: 5 }),
    objectiveStrands: fc.array(fc.nat(), { maxLength: 8 }),
    positions: fc.infiniteStream(fc.integer({ min: -2, max: 4 })),
    words: fc.infiniteStream(
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => text.slice(0, 50)),
    ),
    flags: fc.infiniteStream(fc.boolean()),
    days: fc.infiniteStream(fc.constantFrom('2025-09-01', '2026-01-05', '2026-09-01')),
    numbers: fc.infiniteStream(fc.nat()),
  })
  .map(make)

function make({
  isUuid,
  strandParents,
  objectiveStrands,
  positions,
  words,
  flags,
  days,
  numbers,
}: {
  isUuid: boolean
  strandParents: number[]
  objectiveStrands: number[]
  positions: IterableIterator<number>
  words: IterableIterator<string>
  flags: IterableIterator<boolean>
  days: IterableIterator<string>
  numbers: IterableIterator<number>
}): OwnFramework {
  const next = <Value>(values: IterableIterator<Value>): Value => values.next().value as Value
  const maybe = <Value extends object>(make: () => Value): Value | Record<never, never> => (next(flags) ? make() : {})
  const some = <Value>(most: number, make: () => Value) => Array.from({ length: next(numbers) % (most + 1) }, make)
  const day = () => next(days) as '2025-09-01'
  const instant = () => `${day()}T08:00:00.000Z` as const
  let made = 0
  const id = () => {
    const number = String(++made).padStart(12, '0')
    return isUuid ? `0198a5a0-0000-7000-8000-${number}` : `the ${number} thing`
  }
  const source = () => ({ source: 'A publisher', externalId: next(words) })
  const pupilWordings = () => ({ ...maybe(() => ({ en: next(words) })), ...maybe(() => ({ cy: next(words) })) })

  const frameworkId = id()
  const subjectId = id()
  const strands: OwnFramework['strands'] = []
  for (const parent of strandParents) {
    // A parent is made before its children, so nothing stands under itself.
    const parentId = [null, ...strands.map(({ id }) => id)][parent % (strands.length + 1)]!
    strands.push({
      id: id(),
      frameworkId,
      parentId: parentId ?? null,
      name: next(words),
      position: next(positions),
      ...maybe(() => ({ code: next(words) })),
      ...maybe(() => ({ source: source() })),
    })
  }
  const objectives = objectiveStrands.map((strand): OwnFramework['objectives'][number] => ({
    id: id(),
    frameworkId,
    strandId: [null, ...strands.map(({ id }) => id)][strand % (strands.length + 1)] ?? null,
    wording: next(words),
    pupilWordings: pupilWordings(),
    tags: [...new Set(some(3, () => next(words)))],
    yearGroups: [...new Set(some(2, () => next(words).slice(0, 10)))],
    position: next(positions),
    offeredFrom: next(flags) ? day() : null,
    retiredOn: next(flags) ? day() : null,
    ...maybe(() => ({ code: next(words) })),
    ...maybe(() => ({ source: { ...source(), ...maybe(() => ({ wording: next(words) })) } })),
  }))
  const ids = [...strands, ...objectives].map(({ id }) => id)
  const one = () => ids[next(numbers) % ids.length]!
  const isAny = ids.length > 0
  return {
    framework: {
      id: frameworkId,
      subjectId,
      name: next(words),
      scaleId: id(),
      position: next(positions),
      ...maybe(() => ({ publisher: next(words) })),
      ...maybe(() => ({ source: source() })),
    },
    subject: { id: subjectId, name: next(words), position: next(positions) },
    strands,
    objectives,
    links: !isAny
      ? []
      : some(4, () => ({
          id: id(),
          originId: one(),
          kind: next(flags) ? ('precedes' as const) : ('ext:drawsOn' as const),
          ...(next(flags)
            ? { targetId: next(flags) ? one() : id(), external: null }
            : {
                targetId: null,
                external: { identifier: next(words), uri: next(flags) ? 'https://example.org/a' : '', title: '' },
              }),
          ...maybe(() => ({ externalId: next(words) })),
        })),
    revisions: !isAny
      ? []
      : some(2, () => ({
          id: id(),
          frameworkId,
          on: day(),
          replacedIds: [one()],
          addedIds: some(2, one),
          recordedAt: instant(),
        })),
    wordings: objectives.flatMap(({ id: objectiveId }) =>
      some(2, () => ({
        objectiveId,
        wording: next(words),
        pupilWordings: pupilWordings(),
        effectiveFrom: day(),
        recordedAt: instant(),
      })),
    ),
  }
}
