/**
 * The year groups that a file names, as a list or in one text ("09,10"), each once.
 *
 * Of a number written in two figures only the nought goes ("04" is "4"); anything else ("KG") stays as it is, for whether a
 * kindergarten is a reception class is the school's to say.
 */
export function yearGroupsOf(levels: unknown): string[] {
  const written = Array.isArray(levels) ? levels : typeof levels === 'string' ? levels.split(/[,;|]/) : [levels]
  const years = written.flatMap((level) =>
    typeof level === 'string' || typeof level === 'number'
      ? [
          String(level)
            .trim()
            .replace(/^0(?=[1-9]$)/, ''),
        ]
      : [],
  )
  return [...new Set(years.filter((year) => year !== ''))]
}
