/**
 * Does this task begin with a thing rather than with what to do ("Page 14", "The worksheet", "5 sums")?
 *
 * A short list of English words that schools begin a task with and that are not what to do, and any number. Whatever it does not
 * know, in any language, it lets pass: it can miss a thing, and seldom takes a verb for one.
 *
 * @example
 * ```ts
 * startsWithAThing('Worksheet 3, questions 1 to 5') // => true
 * startsWithAThing('Finish worksheet 3') // => false
 * startsWithAThing('Gorffen y daflen waith') // => false
 * ```
 */
export function startsWithAThing(text: string): boolean {
  const [first = ''] = text.toLowerCase().match(/[\p{L}\p{N}]+/u) ?? []
  return /^\p{N}/u.test(first) || THINGS.has(first)
}

const THINGS = new Set(
  `a an the this that these those some my our your their his her its there i we you
  page pages worksheet worksheets workbook book textbook chapter unit section exercise exercises question questions
  problem problems activity activities task tasks lesson homework classwork starter plenary quiz poster booklet
  spelling spellings handwriting phonics grammar punctuation vocabulary comprehension story poem paragraph sentence sentences
  fractions decimals percentages numbers numeracy arithmetic tables multiplication division addition subtraction geometry
  maths mathematics english literacy science history geography art music computing reading writing`.split(/\s+/),
)
