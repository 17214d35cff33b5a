/** Comes with the next commit. */
export function ClassSheetsRoute() {
  return null
}
