/** Comes with the next commit. */
export function PupilMarkbookRoute() {
  return null
}
