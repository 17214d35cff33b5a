interface Named {
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
}

/**
 * What each pupil of a class is called at the door: by first name; where two share it, with as much of the surname as tells them
 * apart, the initial as a rule. Where only a label is known its first word is taken for the first name. In the order of the names.
 *
 * @example
 * ```ts
 * const pupil = (forename: string, surname: string) => ({ label: '', forename, surname })
 * doorNames([pupil('Ben', 'Adeyemi'), pupil('Ada', 'Rees'), pupil('Ada', 'Khan')]).map(({ name }) => name)
 * // => ['Ada K', 'Ada R', 'Ben']
 * const labelled = (label: string) => ({ label, forename: null, surname: null })
 * doorNames([labelled('Ada Rees'), labelled('Pupil 7'), labelled('Pupil 8')]).map(({ name }) => name)
 * // => ['Ada', 'Pupil 7', 'Pupil 8']
 * ```
 */
export function doorNames<P extends Named>(pupils: readonly P[]): { readonly pupil: P; readonly name: string }[] {
  const named = pupils.map((pupil) => ({ pupil, ...partsOf(pupil) }))
  return named
    .map(({ pupil, first, rest }) => {
      const others = named.filter((other) => other.pupil !== pupil && isSame(other.first, first))
      return { pupil, name: [first, initials(rest, others)].filter(Boolean).join(' ') }
    })
    .sort((a, b) => collator.compare(a.name, b.name))
}

/** As many letters as the others of this first name do not have as well; none if there are no others. */
function initials(rest: string, others: readonly { readonly rest: string }[]): string {
  if (others.length === 0) return ''
  const letters = [...rest]
  const start = (of: string, length: number) => [...of].slice(0, length).join('')
  const needed = letters.findIndex(
    (_, at) => !others.some((other) => isSame(start(other.rest, at + 1), start(rest, at + 1))),
  )
  return needed === -1 ? rest : start(rest, needed + 1)
}

function partsOf({ label, forename, surname }: Named): { first: string; rest: string } {
  if (forename !== null) return { first: forename, rest: surname ?? '' }
  const [first = label, ...more] = label.split(' ')
  return { first, rest: more.join(' ') }
}

const isSame = (a: string, b: string) => loose.compare(a, b) === 0
const collator = new Intl.Collator('en-GB', { numeric: true })
const loose = new Intl.Collator('en-GB', { sensitivity: 'base' })
