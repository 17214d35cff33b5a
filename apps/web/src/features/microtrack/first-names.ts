interface Named {
  readonly id: string
  readonly label: string
  readonly forename?: string | undefined
  readonly surname?: string | undefined
}

/**
 * What the wall calls each pupil: the first name, with the first letter of the surname where two share one, and with the whole label
 * where that does not tell them apart either.
 */
export function firstNames(pupils: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map(pupils.map((pupil) => [pupil.id, firstName(pupil)]))
  const longer = (pupil: Named) => [firstName(pupil), Array.from(surname(pupil))[0]].filter(Boolean).join(' ')
  for (const tell of [longer, ({ label }: Named) => label]) {
    const counts = new Map<string, number>()
    for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1)
    for (const pupil of pupils) if (counts.get(names.get(pupil.id)!)! > 1) names.set(pupil.id, tell(pupil))
  }
  return names
}

function firstName({ forename, label }: Named): string {
  if (forename) return forename
  const [before, after] = label.split(',')
  return (after ?? before)!.trim().split(/\s+/)[0]!
}

function surname({ surname: given, label }: Named): string {
  if (given) return given
  const [before, after] = label.split(',')
  return after === undefined ? label.trim().split(/\s+/).slice(1).join(' ') : before!.trim()
}
