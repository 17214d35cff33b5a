import { type CalendarDate, plusDays } from '@track/kernel'
import { checkUpn, type Group, type Membership, type Pupil, termOfBirth } from '@track/roster'
import { curriculum } from './content/curriculum.js'
import { PRIMARY_YEARS } from './content/subject-content.js'
import { BOYS_FORENAMES, GIRLS_FORENAMES, SURNAMES } from './names.js'
import { makeRandom, type Random } from './random.js'
import { type DemoCalendar, startOfYear } from './school-year.js'

export interface People {
  readonly classes: readonly DemoClass[]
  readonly groups: readonly Group[]
  readonly memberships: readonly Membership[]
}

/** A class of 30 that moves up through the school together: in September only its name changes. */
export interface DemoClass {
  readonly group: Group
  /** Its year now, as a place in `PRIMARY_YEARS`. */
  readonly year: number
  /** Which of the two forms it is, 0 or 1. */
  readonly form: number
  readonly learners: readonly Learner[]
}

/** A pupil together with what no record says and the generator needs: how easily each subject comes to them. */
export interface Learner {
  readonly pupil: Pupil & { readonly joinedOn: CalendarDate }
  readonly sen: Sen
  /** By subject's name, around 0 with a spread near 1. */
  readonly abilities: Readonly<Record<string, number>>
}

export type Sen = 'none' | 'K' | 'E'

const FORMS = ['Oak', 'Elm'] as const
const CLASS_SIZE = 30
/** No local authority has this number, so no real pupil has one of our UPNs. */
const FICTITIOUS_SCHOOL = '9992417'

type KeyGroups = ReturnType<typeof keyGroups>

/**
 * The 420 pupils of Larkfield in 14 classes, seven cohorts and the groups the school asks about, each membership dated.
 *
 * Groups that make a whole (Pupil premium, Not pupil premium) cover every pupil on every day on roll, without overlap;
 * a few pupils move from one to the other while the record runs. One summer-born child started school a year later.
 */
export function demoPeople(
  seed: string,
  { today, calendar }: { readonly today: CalendarDate; readonly calendar: DemoCalendar },
): People {
  const random = makeRandom(`${seed}/people`)
  const key = keyGroups(random)
  const recordDays = calendar.years.flatMap(({ days }) => days).filter((day) => day > calendar.startsOn && day < today)
  const names = makeNames(random)
  const cohorts: Group[] = []
  const classes: DemoClass[] = []
  const memberships: Membership[] = []

  for (const [year, yearName] of PRIMARY_YEARS.entries()) {
    const admissionYear = calendar.years.at(-1)!.startsIn - year
    const cohort = makeGroup(random, 'cohort', year === 0 ? 'Reception' : `Year ${yearName}`, year)
    cohorts.push(cohort)
    const births = random.shuffle(birthdays(admissionYear, random))
    if (yearName === '2') births[0] = `${admissionYear - 5}-07-19` as CalendarDate

    for (const [form, tree] of FORMS.entries()) {
      const group = makeGroup(random, 'class', `${yearName} ${tree}`, year * FORMS.length + form)
      const learners = births.slice(form * CLASS_SIZE, (form + 1) * CLASS_SIZE).map((dateOfBirth, index) => {
        const girl = random.chance(0.5)
        const name = names(girl)
        const serial = form * CLASS_SIZE + index + 1
        const joinedOn = firstDay(admissionYear, { recordDays, year, random })
        const pupil = {
          id: random.uuid(),
          label: `${name.forename} ${name.surname}`,
          ...name,
          dateOfBirth,
          registeredYear: yearName,
          upn: upn(admissionYear, serial),
          identifiers: [{ source: 'school office', externalId: String(admissionYear * 100 + serial) }],
          joinedOn,
        }
        memberships.push(
          { groupId: group.id, pupilId: pupil.id, from: joinedOn, until: null },
          { groupId: cohort.id, pupilId: pupil.id, from: joinedOn, until: null },
        )
        const changes = recordDays.filter((day) => day > joinedOn)
        const learner = describeLearner(pupil, { girl, year, key, changes, random })
        memberships.push(...learner.memberships)
        return learner
      })
      learners.sort((a, b) => byRegister(a.pupil, b.pupil))
      classes.push({ group, year, form, learners })
    }
  }
  return { classes, groups: [...classes.map(({ group }) => group), ...cohorts, ...Object.values(key)], memberships }
}

function keyGroups(random: Random) {
  const make = (name: string, position: number, partOf?: string) =>
    makeGroup(random, 'key-group', name, position, partOf)
  return {
    pupilPremium: make('Pupil premium', 0, 'Pupil premium'),
    notPupilPremium: make('Not pupil premium', 1, 'Pupil premium'),
    none: make('No SEND', 2, 'SEND'),
    K: make('SEN support (K)', 3, 'SEND'),
    E: make('EHC plan (E)', 4, 'SEND'),
    eal: make('EAL', 5, 'EAL'),
    notEal: make('Not EAL', 6, 'EAL'),
    girls: make('Girls', 7, 'Sex'),
    boys: make('Boys', 8, 'Sex'),
    summerBorn: make('Summer born', 9),
  }
}

function makeGroup(random: Random, kind: Group['kind'], name: string, position: number, partOf?: string): Group {
  return { id: random.uuid(), kind, name, position, ...(partOf === undefined ? {} : { partOf }) }
}

/** Sixty birthdays of one admission year: the children who turned four in the year before. */
function birthdays(admissionYear: number, random: Random): CalendarDate[] {
  const first = `${admissionYear - 5}-09-01` as CalendarDate
  return Array.from({ length: FORMS.length * CLASS_SIZE }, () => plusDays(first, random.below(365)))
}

/** Most start in Reception; some come in a later September, and a few while the record runs. */
function firstDay(
  admissionYear: number,
  {
    recordDays,
    year,
    random,
  }: { readonly recordDays: readonly CalendarDate[]; readonly year: number; readonly random: Random },
): CalendarDate {
  const came = random.fraction()
  const reception = startOfYear(admissionYear)
  const during = recordDays.filter((day) => day > reception)
  if (came < 0.03 && during.length > 0) return random.pick(during)
  return came < 0.2 ? startOfYear(admissionYear + random.below(year + 1)) : reception
}

function describeLearner(
  pupil: Learner['pupil'] & { readonly dateOfBirth: CalendarDate },
  {
    girl,
    year,
    key,
    changes,
    random,
  }: {
    readonly girl: boolean
    readonly year: number
    readonly key: KeyGroups
    readonly changes: readonly CalendarDate[]
    readonly random: Random
  },
): Learner & { readonly memberships: readonly Membership[] } {
  const pupilPremium = random.chance(0.24)
  const eal = random.chance(0.2)
  const summerBorn = termOfBirth(pupil.dateOfBirth) === 'summer'
  const draw = random.fraction()
  const sen: Sen = draw < 0.04 ? 'E' : draw < (pupilPremium ? 0.24 : 0.14) ? 'K' : 'none'

  const spans = (group: Group, before: Group, share: number) => {
    const changed = changes.length > 0 && random.chance(share) ? random.pick(changes) : undefined
    if (changed === undefined) return [membership(group, pupil.joinedOn, null)]
    return [membership(before, pupil.joinedOn, plusDays(changed, -1)), membership(group, changed, null)]
  }
  const membership = ({ id }: Group, from: CalendarDate, until: CalendarDate | null): Membership => ({
    groupId: id,
    pupilId: pupil.id,
    from,
    until,
  })
  const memberships = [
    ...(pupilPremium
      ? spans(key.pupilPremium, key.notPupilPremium, 0.06)
      : spans(key.notPupilPremium, key.notPupilPremium, 0)),
    ...(sen === 'none' ? spans(key.none, key.none, 0) : spans(key[sen], sen === 'E' ? key.K : key.none, 0.12)),
    membership(eal ? key.eal : key.notEal, pupil.joinedOn, null),
    membership(girl ? key.girls : key.boys, pupil.joinedOn, null),
    ...(summerBorn ? [membership(key.summerBorn, pupil.joinedOn, null)] : []),
  ]

  const general =
    random.normal() * 0.9 -
    (pupilPremium ? 0.25 : -0.1) -
    { none: -0.15, K: 0.7, E: 1.2 }[sen] -
    (summerBorn ? 0.25 * (1 - year / 8) : 0)
  const abilities = Object.fromEntries(
    curriculum.map(({ name }) => {
      const knack = girl && (name === 'Reading' || name === 'Writing') ? 0.15 : 0
      return [name, 0.85 * general + 0.5 * random.normal() + knack]
    }),
  )
  return { pupil, sen, abilities, memberships }
}

/** Names that have not been given out yet, so that no two labels are alike. */
function makeNames(random: Random): (girl: boolean) => { forename: string; surname: string } {
  const given = new Set<string>()
  return (girl) => {
    for (;;) {
      const forename = random.pick<string>(girl ? GIRLS_FORENAMES : BOYS_FORENAMES)
      const surname = random.pick<string>(SURNAMES)
      if (given.has(`${forename} ${surname}`)) continue
      given.add(`${forename} ${surname}`)
      return { forename, surname }
    }
  }
}

function upn(admissionYear: number, serial: number): string {
  const places = `${FICTITIOUS_SCHOOL}${String(admissionYear).slice(2)}${String(serial).padStart(3, '0')}`
  return `${checkUpn(`A${places}`).expectedLetter ?? 'A'}${places}`
}

function byRegister(a: Pupil, b: Pupil): number {
  const [first, second] = [`${a.surname} ${a.forename}`, `${b.surname} ${b.forename}`]
  return first < second ? -1 : first > second ? 1 : 0
}
