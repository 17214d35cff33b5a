import { ClassMarkbook, School, Session } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'

/** Made-up people and one class in one subject, shaped by the contract's own schemas. */
export const TODAY: CalendarDate = '2026-03-03'

const uuid = (kind: number, n: number) =>
  `0193a1b2-${String(kind).padStart(4, '0')}-7000-8000-${String(n).padStart(12, '0')}`

export const ids = {
  school: uuid(1, 1),
  account: uuid(2, 1),
  colleague: uuid(2, 2),
  oak: uuid(3, 1),
  maths: uuid(4, 1),
  reading: uuid(4, 2),
  scale: uuid(5, 1),
  framework: uuid(6, 1),
  programme: uuid(7, 1),
  ownProgramme: uuid(7, 2),
  code: (n: number) => uuid(8, n),
  strand: (n: number) => uuid(9, n),
  objective: (n: number) => uuid(10, n),
  pupil: (n: number) => uuid(11, n),
  entry: (n: number) => uuid(12, n),
}

export const [notYet, emerging, secure, deeper] = [1, 2, 3, 4].map(ids.code) as [string, string, string, string]

const LABELS = [
  'Ada Fielding',
  'Ben Carver',
  'Cai Adeyemi',
  'Daisy Okonkwo',
  'Ewan McAllister',
  'Fatima Hussain',
  'George Pemberton-Whyte',
  'Hana Suzuki',
  'Idris Bevan',
  'Jasmine Kaur',
  'Kacper Nowak',
  'Lily Ashdown',
  'Mohammed Rahman',
  'Niamh Ó Briain',
  'Oscar Lindqvist',
  'Priya Natarajan',
  'Quentin Marsh',
  'Rosa Delgado',
  'Samuel Osei',
  'Tilly Hargreaves',
  'Umar Sheikh',
  'Violet Chen',
  'William Tanner',
  'Ximena Flores',
  'Yusuf Demir',
  'Zoë Blackwood',
  'Amara Nwosu',
  'Billy Stone',
  'Chloë Price',
  'Dylan Rees',
] // prettier-ignore

const OBJECTIVES: readonly (readonly [string, number, string | null])[] = [
  ['Find 1,000 more or less than a given number', 1, '2026-01-12'],
  ['Recognise the place value of each digit in a four-digit number', 1, '2026-01-19'],
  ['Round any number to the nearest 10, 100 or 1,000', 1, '2026-01-26'],
  ['Recall multiplication and division facts up to 12 × 12', 2, '2026-02-02'],
  ['Multiply two-digit and three-digit numbers by a one-digit number using a formal written layout', 2, '2026-02-09'],
  ['Find unit fractions of amounts', 3, '2026-02-23'],
  ['Compare fractions', 3, '2026-03-02'],
  ['Recognise and show, using diagrams, families of common equivalent fractions', 3, null],
  ['Add and subtract fractions with the same denominator', 3, null],
  ['Recognise and write decimal equivalents of tenths and hundredths', 3, null],
]

const OWN = [
  'Count in steps of 2, 3 and 5 from 0',
  'Recognise ½ and ¼ of a shape',
  'Add two two-digit numbers with apparatus',
]

export const session = Session.parse({
  account: { id: ids.account, name: 'Miss Hartley', email: 'hartley@example.sch.uk' },
  schools: [{ schoolId: ids.school, name: 'Elmfield Primary School', role: 'teacher' }],
})

export const school = School.parse({
  id: ids.school,
  name: 'Elmfield Primary School',
  timeZone: 'Europe/London',
  recordIn: 'any-class',
  today: TODAY,
  demo: true,
  depthNumbers: false,
  audiences: [
    { id: 'internal', name: 'Our own staff', minimumGroup: 0 },
    { id: 'governors', name: 'Governors', minimumGroup: 5 },
  ],
  wordingGuard: {},
  role: 'teacher',
  academicYears: [{ name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' }],
  terms: [],
  closures: [],
  assessmentDates: [],
  subjects: [
    { id: ids.maths, name: 'Maths' },
    { id: ids.reading, name: 'Reading', position: 1 },
  ],
  classes: [
    { id: ids.oak, kind: 'class', name: '4 Oak', mine: true },
    { id: uuid(3, 2), kind: 'class', name: '4 Ash', mine: false },
    { id: uuid(3, 3), kind: 'class', name: '5 Elm', mine: false },
  ],
})

/** 4 Oak in maths: 29 pupils in the class's programme, one in a programme of their own. */
export const markbook = ClassMarkbook.parse({
  classId: ids.oak,
  className: '4 Oak',
  subjectId: ids.maths,
  asOf: TODAY,
  programme: {
    id: ids.programme,
    subjectId: ids.maths,
    name: 'Year 4 maths',
    objectiveIds: OBJECTIVES.map((_, n) => ids.objective(n)),
  },
  currentObjectiveId: ids.objective(6),
  taught: OBJECTIVES.flatMap(([, , taughtFrom], n) =>
    taughtFrom ? { objectiveId: ids.objective(n), taughtFrom } : [],
  ),
  objectives: [
    ...OBJECTIVES.map(([wording, strand], n) => ({
      id: ids.objective(n),
      frameworkId: ids.framework,
      strandId: ids.strand(strand),
      wording,
      scaleId: ids.scale,
    })),
    ...OWN.map((wording, n) => ({
      id: ids.objective(100 + n),
      frameworkId: ids.framework,
      strandId: ids.strand(n === 1 ? 3 : 1),
      wording,
      scaleId: ids.scale,
    })),
  ],
  strands: ['Number and place value', 'Multiplication and division', 'Fractions and decimals'].map((name, n) => ({
    id: ids.strand(n + 1),
    frameworkId: ids.framework,
    parentId: null,
    name,
  })),
  scales: [
    {
      id: ids.scale,
      name: 'Depth',
      codes: [
        { id: notYet, label: 'Not yet', shortCode: 'N', colour: '#e6eaec', symbol: 'ring' },
        { id: emerging, label: 'Emerging', shortCode: 'E', colour: '#fbe6b4', symbol: 'half' },
        { id: secure, label: 'Secure', shortCode: 'S', colour: '#c4e3cd', symbol: 'disc' },
        { id: deeper, label: 'Deeper', shortCode: 'D', colour: '#c3d9f0', symbol: 'star' },
      ],
      secureFrom: secure,
      effectiveFrom: '2025-09-01',
      recordedAt: '2025-09-01T08:00:00.000Z',
    },
  ],
  measures: [],
  sets: [],
  calculation: { method: 'latest' },
  pupils: LABELS.map((label, n) => ({
    id: ids.pupil(n),
    label,
    registeredYear: '4',
    setIds: {},
    ownProgramme:
      n === 2
        ? {
            id: ids.ownProgramme,
            subjectId: ids.maths,
            name: 'Cai’s maths',
            objectiveIds: OWN.map((_, m) => ids.objective(100 + m)),
            taught: [{ objectiveId: ids.objective(100), taughtFrom: '2026-01-12' }],
          }
        : null,
  })),
  entries: [],
  cursor: '0',
})

/** Marks as a class gets them by spring: the earlier the objective the deeper; the last columns are still empty. */
export function springEntries(): Entry[] {
  const entries: Entry[] = []
  const add = (pupil: number, objective: number, value: string, observedOn: Entry['observedOn']) =>
    entries.push({
      id: ids.entry(entries.length),
      pupilId: ids.pupil(pupil),
      objectiveId: ids.objective(objective),
      measureId: null,
      value,
      observedOn,
      recordedAt: `${observedOn}T10:00:00.000Z`,
      recordedBy: ids.colleague,
      track: 'teacher',
      via: 'entry',
    })
  OBJECTIVES.forEach(([, , taughtFrom], objective) => {
    if (!taughtFrom || objective === 6) return
    LABELS.forEach((_, pupil) => {
      const draw = (pupil * 7 + objective * 5 + pupil * objective) % 12
      if (pupil === 2 || (objective === 5 && draw === 0)) return
      add(
        pupil,
        objective,
        draw < 1 ? notYet : draw < 4 ? emerging : draw < 10 ? secure : deeper,
        taughtFrom as Entry['observedOn'],
      )
    })
  })
  add(2, 100, secure, '2026-01-20')
  add(2, 101, emerging, '2026-02-10')
  return entries
}
