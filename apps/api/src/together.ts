/**
 * Does for all who ask at the same time, in one go, what would cost each of them a trip of their own.
 *
 * While one go is under way, those who ask wait; all who wait make up the next, in the order in which they asked. So nobody waits
 * for company: whoever asks alone is served at once, and the busier it is the more share a trip. Every go starts after all
 * that it answers were asked, so no answer is older than its question.
 *
 * `work` answers in the order asked; an answer that is an Error is thrown to that asker alone, and what `work` throws to all of
 * that go. `room` bounds a go by the sum of `sizeOf` (one item always fits), `queue` bounds who may wait.
 *
 * @example
 * ```ts
 * const double = together(async (numbers: readonly number[]) => numbers.map((number) => number * 2))
 * await Promise.all([double(1), double(2)]) // => [2, 4]
 * ```
 */
export function together<Asked, Answer>(
  work: (asked: readonly Asked[]) => Promise<readonly (Answer | Error)[]>,
  {
    room = 1000,
    sizeOf = () => 1,
    queue = 1000,
  }: { readonly room?: number; readonly sizeOf?: (asked: Asked) => number; readonly queue?: number } = {},
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = []
  let isUnderWay = false

  async function goOn(): Promise<void> {
    isUnderWay = true
    while (waiting.length > 0) {
      const some = takeThoseThatFit()
      try {
        const answers = await work(some.map(({ asked }) => asked))
        for (const [index, { resolve, reject }] of some.entries()) {
          const answer = answers[index]!
          if (answer instanceof Error) reject(answer)
          else resolve(answer)
        }
      } catch (error) {
        for (const { reject } of some) reject(error)
      }
    }
    isUnderWay = false
  }

  function takeThoseThatFit(): Waiting<Asked, Answer>[] {
    let count = 0
    let size = 0
    for (const { asked } of waiting) {
      size += sizeOf(asked)
      if (count > 0 && size > room) break
      count++
    }
    return waiting.splice(0, count)
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      // Better told at once to come back than kept until the answer is of no use; the code is PostgreSQL's own for it.
      if (waiting.length >= queue) throw Object.assign(new Error('Too many wait'), { code: '53300' })
      waiting.push({ asked, resolve, reject })
      if (!isUnderWay) void goOn()
    })
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked
  resolve(answer: Answer): void
  reject(error: unknown): void
}
