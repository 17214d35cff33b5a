/**
 * Would a spreadsheet run this text as a formula when it is typed or opened?
 *
 * So it would if its first character, past any spaces and invisible characters, is `=`, `+`, `-`, `@` or a full-width twin; and if
 * it starts with a tab or a line end. Spaces are looked past because some programs trim them before they look.
 *
 * @example
 * ```ts
 * startsFormula(' =1+1') // => true
 * startsFormula('1+1') // => false
 * ```
 */
export function startsFormula(text: string): boolean {
  return FORMULA.test(text)
}

// Control and invisible characters are looked past as well: a program that drops them would meet the formula behind.
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u
