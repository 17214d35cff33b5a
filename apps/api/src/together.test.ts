import { expect, it } from 'vitest'
import { together } from './together.js'

/** Work that ends when the test says so, and remembers what it was asked. */
function slowly() {
  const goes: { asked: readonly number[]; end(): void }[] = []
  const work = (asked: readonly number[]) =>
    new Promise<(number | Error)[]>((resolve) => {
      const answers = asked.map((number) => (number < 0 ? new Error(`no ${number}`) : number * 2))
      goes.push({ asked, end: () => resolve(answers) })
    })
  return { goes, work }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('serves at once whoever asks alone, and together all who ask meanwhile, in their order', async () => {
  const { goes, work } = slowly()
  const ask = together(work)
  const answers = Promise.all([ask(1), ask(2), ask(3)])
  expect(goes.map(({ asked }) => asked)).toEqual([[1]])
  goes[0]!.end()
  await settle()
  expect(goes.map(({ asked }) => asked)).toEqual([[1], [2, 3]])
  goes[1]!.end()
  expect(await answers).toEqual([2, 4, 6])
})

it('throws an answer that is an error to its asker alone', async () => {
  const { goes, work } = slowly()
  const ask = together(work)
  const first = ask(0)
  const others = Promise.allSettled([ask(1), ask(-2), ask(3)])
  goes[0]!.end()
  await first
  await settle()
  goes[1]!.end()
  expect((await others).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('throws what the work throws to all of that go and to nobody else', async () => {
  let goes = 0
  const ask = together(async (asked: readonly number[]) => {
    if (++goes === 2) throw new Error('away')
    return asked
  })
  const settled = await Promise.allSettled([ask(1), ask(2), ask(3)])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await ask(4)).toBe(4)
})

it('takes no more in one go than there is room for, but always one', async () => {
  const goes: (readonly number[])[] = []
  const ask = together(
    async (asked: readonly number[]) => {
      goes.push(asked)
      return asked
    },
    { room: 10, sizeOf: (size) => size },
  )
  await Promise.all([99, 6, 4, 1, 50, 2].map((size) => ask(size)))
  expect(goes).toEqual([[99], [6, 4], [1], [50], [2]])
})

it('turns away at once whoever finds the queue full', async () => {
  const { goes, work } = slowly()
  const ask = together(work, { queue: 2 })
  const kept = [ask(1), ask(2), ask(3)]
  await expect(ask(4)).rejects.toMatchObject({ code: '53300' })
  goes[0]!.end()
  await settle()
  goes[1]!.end()
  expect(await Promise.all(kept)).toEqual([2, 4, 6])
})
