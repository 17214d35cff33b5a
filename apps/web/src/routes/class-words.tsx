/** Comes with the next commit. */
export function ClassWordsRoute() {
  return null
}
