import type { Issue } from '@track/kernel'
import { count, inWords } from './in-words.js'
import { fieldsOf, type Loose } from './loose-json.js'
import { warning } from './plant-tree.js'

/** One part of a CASE package and what a person calls it. */
interface Part {
  readonly fields: Loose
  readonly name: string
}

type Rule = keyof typeof RULES

/** What a field must be, and how a sentence says it. As the JSON schemas of CASE 1.0 and 1.1 have it, the wider of the two. */
const RULES = {
  uuid: [(value: unknown) => /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i.test(textual(value)), 'a UUID'],
  uri: [(value: unknown) => /^[a-z][a-z\d+.-]*:\S+$/i.test(textual(value)), 'an address (URI)'],
  text: [(value: unknown) => typeof value === 'string', 'a text'],
  texts: [isTexts, 'a list of texts'],
  'text-or-texts': [(value: unknown) => typeof value === 'string' || isTexts(value), 'a list of texts'],
  instant: [(value: unknown) => INSTANT.test(textual(value)), 'a date and time with its time zone'],
  day: [(value: unknown) => INSTANT.test(textual(value)) || /^\d{4}-\d\d-\d\d$/.test(textual(value)), 'a date'],
  integer: [(value: unknown) => Number.isInteger(value), 'a whole number'],
  kind: [(value: unknown) => KIND.test(textual(value)), 'a kind of association that the standard knows'],
  node: [isNode, 'a title, an identifier and an address (URI)'],
} as const satisfies Record<string, readonly [(value: unknown) => boolean, string]>

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i
const KIND =
  /^(isChildOf|isPeerOf|isPartOf|exactMatchOf|precedes|isRelatedTo|replacedBy|exemplar|hasSkillLevel|isTranslationOf|ext:[\w.-]+)$/

const required = { identifier: 'uuid', uri: 'uri', lastChangeDateTime: 'instant' } as const
const dates = { statusStartDate: 'day', statusEndDate: 'day' } as const

const DOCUMENT = {
  required: { ...required, creator: 'text', title: 'text' },
  optional: {
    ...dates,
    officialSourceURL: 'uri',
    publisher: 'text',
    description: 'text',
    subject: 'text-or-texts',
    language: 'text',
    version: 'text',
    adoptionStatus: 'text',
    notes: 'text',
  },
  /** Where the schema lets a null stand for nothing. */
  nullable: ['statusStartDate', 'statusEndDate'],
} as const

const ITEM = {
  required: { ...required, fullStatement: 'text' },
  optional: {
    ...dates,
    alternativeLabel: 'text',
    CFItemType: 'text',
    humanCodingScheme: 'text',
    listEnumeration: 'text',
    abbreviatedStatement: 'text',
    conceptKeywords: 'texts',
    notes: 'text',
    language: 'text',
    educationLevel: 'text-or-texts',
  },
  nullable: ['conceptKeywords'],
} as const

const ASSOCIATION = {
  required: { ...required, associationType: 'kind', originNodeURI: 'node', destinationNodeURI: 'node' },
  optional: { sequenceNumber: 'integer' },
  nullable: [],
} as const

/**
 * Where a CASE package departs from the standard's own schema: one warning a field and kind of thing, naming the first of them.
 *
 * All of it is read nevertheless: files of well-known makers break these rules. What the tree itself lacks is not said here.
 */
export function checkCase(parts: {
  readonly document: Part
  readonly items: readonly Part[]
  readonly associations: readonly Part[]
}): Issue[] {
  return [
    ...faults([parts.document], DOCUMENT, () => 'the document'),
    ...faults(parts.items, ITEM, (of) =>
      of.length === 1 ? `the statement ${of[0]}` : `${count(of.length, 'statement')} (${inWords(of)})`,
    ),
    ...faults(parts.associations, ASSOCIATION, (of) => `${count(of.length, 'association')} (${inWords(of)})`),
  ]
}

function faults(
  parts: readonly Part[],
  {
    required,
    optional,
    nullable,
  }: {
    readonly required: Readonly<Record<string, Rule>>
    readonly optional: Readonly<Record<string, Rule>>
    readonly nullable: readonly string[]
  },
  inSentence: (names: readonly string[]) => string,
): Issue[] {
  return Object.entries({ ...required, ...optional }).flatMap(([field, rule]) => {
    const [fits, what] = RULES[rule]
    const values = parts.map(({ fields, name }) => ({ value: fields[field], name }))
    const missing = field in required ? values.filter(({ value }) => value === undefined) : []
    const wrong = values.filter(
      ({ value }) => value !== undefined && !(value === null && nullable.includes(field)) && !fits(value),
    )
    const say = (of: typeof values, fault: string) =>
      of.length === 0
        ? []
        : [
            warning(
              'objectives/case-field',
              `${field} of ${inSentence(of.map(({ name }) => name))} is ${fault}, as the CASE standard asks. Read all the same; mend it where the file was made if others refuse it`,
              field,
            ),
          ]
    return [...say(missing, `missing and should be ${what}`), ...say(wrong, `not ${what}`)]
  })
}

function textual(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function isNode(value: unknown): boolean {
  const { title, identifier, uri } = fieldsOf(value)
  return typeof title === 'string' && typeof identifier === 'string' && RULES.uri[0](uri)
}
