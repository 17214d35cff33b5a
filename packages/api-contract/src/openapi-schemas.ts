import * as z from 'zod'
import * as descriptors from './descriptors.js'
import * as imports from './imports.js'
import * as markbook from './markbook.js'
import * as microProgression from './micro-progression.js'
import * as objectives from './objectives.js'
import * as problem from './problem.js'
import * as reports from './reports.js'
import * as roster from './roster.js'
import * as school from './school.js'
import * as session from './session.js'
import * as staff from './staff.js'

export type JsonSchema = { readonly [key: string]: unknown }

/** A schema, and whether it says what is sent (what may be left out has a default) or what is answered. */
export interface SchemaUse {
  readonly schema: z.ZodType
  readonly io: 'input' | 'output'
}

/**
 * JSON Schemas of many zod schemas at once, with what they share in named components.
 *
 * A schema is named as this contract exports it, else by its own title. What is sent and what is answered differ where there are
 * defaults: then the sent one is named `…Input`. Answers may gain fields, so nothing is said against further ones.
 */
export function jsonSchemas<K extends string>(
  uses: Readonly<Record<K, SchemaUse>>,
): { readonly schemas: Readonly<Record<K, JsonSchema>>; readonly components: Readonly<Record<string, JsonSchema>> } {
  const sent = convert(uses, 'input')
  const answered = convert(uses, 'output')
  const ofSent = renamer(differing(sent.components, answered.components))
  const components = {
    ...rename(answered.components, (name) => name),
    ...Object.fromEntries(
      Object.entries(sent.components).map(([name, schema]) => [ofSent(name), rename(schema, ofSent)]),
    ),
  }
  const schemas = { ...rename(sent.schemas, ofSent), ...rename(answered.schemas, (name) => name) }
  return { schemas: schemas as Record<K, JsonSchema>, components: inOrder(components) }
}

const NAMES = new Map<unknown, string>(
  [
    descriptors,
    imports,
    markbook,
    microProgression,
    objectives,
    problem,
    reports,
    roster,
    school,
    session,
    staff,
  ].flatMap((room) => Object.entries(room).map(([name, schema]): [unknown, string] => [schema, name])),
)

type Schemas = Readonly<Record<string, JsonSchema>>

function convert(uses: Readonly<Record<string, SchemaUse>>, io: SchemaUse['io']) {
  const shape = Object.fromEntries(
    Object.entries(uses)
      .filter(([, use]) => use.io === io)
      .map(([key, { schema }]) => [key, schema]),
  )
  const { properties = {}, $defs = {} } = z.toJSONSchema(z.object(shape), {
    io,
    metadata: { get: describe } as unknown as z.core.$ZodRegistry<object>,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  })
  return { schemas: properties as Schemas, components: $defs as Schemas }
}

/** What zod knows of a schema, with the name that makes a component of it. */
function describe(schema: z.ZodType): object | undefined {
  const known = z.globalRegistry.get(schema)
  const own = z.globalRegistry.has(schema) ? known?.title : undefined
  const id = NAMES.get(schema) ?? (own === undefined ? undefined : pascal(own))
  if (id !== undefined) return { ...known, id }
  // A title names one schema; what was made out of it is another thing.
  const { title: _, ...rest } = known ?? {}
  return Object.keys(rest).length > 0 ? rest : undefined
}

function pascal(title: string): string {
  return title.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first: string) => first.toUpperCase())
}

/** Formats speak for themselves, and a client must not fail over a field that it does not know. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.id
  if (schema.format !== undefined) delete schema.pattern
  if (schema.additionalProperties === false) delete schema.additionalProperties
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}

/** The names whose two schemas differ, or name one that does. */
function differing(sent: Schemas, answered: Schemas): ReadonlySet<string> {
  const shared = Object.keys(sent).filter((name) => answered[name] !== undefined)
  const names = new Set(shared.filter((name) => JSON.stringify(sent[name]) !== JSON.stringify(answered[name])))
  for (let before = -1; before !== names.size; ) {
    before = names.size
    for (const name of shared) if (references(sent[name]).some((other) => names.has(other))) names.add(name)
  }
  return names
}

function renamer(names: ReadonlySet<string>): (name: string) => string {
  return (name) => (names.has(name) ? `${name}Input` : name)
}

const REFERENCE = /"\$ref":"#\/\$defs\/([^"]+)"/g

function references(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(REFERENCE)].map(([, name]) => name!)
}

/** The same with every reference pointing to the components of a document. */
function rename<T>(value: T, to: (name: string) => string): T {
  const text = JSON.stringify(value).replace(
    REFERENCE,
    (_, name: string) => `"$ref":"#/components/schemas/${to(name)}"`,
  )
  return JSON.parse(text)
}

function inOrder<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
