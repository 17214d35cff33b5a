const collator = new Intl.Collator('en-GB', { numeric: true })

/** As a register reads: by surname, then forename; a pupil with only a label stands by it. */
export function compareRegister(a: OnRegister, b: OnRegister): number {
  return (
    collator.compare(a.surname ?? a.label, b.surname ?? b.label) ||
    collator.compare(a.forename ?? '', b.forename ?? '') ||
    collator.compare(a.label, b.label) ||
    collator.compare(a.id, b.id)
  )
}

interface OnRegister {
  readonly id: string
  readonly label: string
  readonly forename?: string | null
  readonly surname?: string | null
}
