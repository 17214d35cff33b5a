import * as z from 'zod'

type RawIssue = z.core.$ZodRawIssue

/**
 * Checks what comes in, and says of each wrong field what is meant, with an example: a program's author mends it by these words alone.
 * What a schema says itself of its own rule stays as it is, and so does a code that it gives the rule.
 */
export function validatorCompiler({ schema }: { schema: z.ZodType }) {
  return (data: unknown) => {
    const { success, data: value, error } = z.safeParse(schema, data, { error: faultOf })
    return success ? { value } : { error: error.issues.map(asValidation) as unknown as Error }
  }
}

function asValidation(issue: z.core.$ZodIssue) {
  const code: unknown = issue.code === 'custom' ? issue.params?.code : undefined
  return {
    instancePath: `/${issue.path.map(String).join('/')}`,
    keyword: typeof code === 'string' ? code : issue.code,
    message: issue.message,
  }
}

/** What is wrong in plain words; undefined leaves it to the words of the schema's library. */
function faultOf(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const meant = `send ${formIn(issue.inst) ?? TYPES[issue.expected] ?? issue.expected}`
      if (issue.input === undefined) return `This is missing: ${meant}`
      return issue.input === null ? `This may not be null: ${meant}` : capital(meant)
    }
    case 'invalid_format':
      return FORMS[issue.format] && `Send ${FORMS[issue.format]}`
    case 'too_small':
      return `Send ${amountOf(issue.origin, { bound: Number(issue.minimum), inclusive: issue.inclusive, least: true })}`
    case 'too_big':
      return `Send ${amountOf(issue.origin, { bound: Number(issue.maximum), inclusive: issue.inclusive, least: false })}`
    case 'invalid_value':
      return oneOf(issue.values, issue.input)
    case 'invalid_union':
      return issue.discriminator === undefined
        ? `Send ${listed(formsIn(issue))}`
        : oneOf(issue.options as readonly unknown[], kindOf(issue))
    default:
      return undefined
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, in square brackets',
  object: 'an object, in braces',
  record: 'an object, in braces',
  null: 'null',
}

const FORMS: Readonly<Record<string, string>> = {
  date: 'a day of the calendar, such as 2026-11-22',
  datetime: 'a moment in UTC with three decimals, such as 2026-11-22T09:30:00.000Z',
  uuid: 'a UUID, such as 0198c3f2-8c1e-7a3b-9d54-1f0c2b7a6e5d',
  email: 'an e-mail address, such as head@larkfield.example',
  url: 'a web address, such as https://larkfield.example',
}

function formIn(schema: RawIssue['inst']): string | undefined {
  const { format } = (schema?._zod.def ?? {}) as { format?: string }
  return FORMS[format ?? '']
}

type UnionIssue = Extract<RawIssue, { code: 'invalid_union' }>

function kindOf({ input, discriminator = '' }: UnionIssue): unknown {
  return (input as Record<string, unknown> | undefined)?.[discriminator]
}

/** What any of the alternatives is. Where one was meant and is wrong in itself, zod says so instead. */
function formsIn({ inst }: UnionIssue): string[] {
  const { options = [] } = (inst?._zod.def ?? {}) as { options?: readonly z.core.$ZodType[] }
  return options.map((option) => formIn(option) ?? TYPES[option._zod.def.type] ?? option._zod.def.type)
}

function oneOf(values: readonly unknown[], input: unknown): string {
  const meant = `send ${listed(values.map((value) => JSON.stringify(value)))}`
  return input === undefined ? `This is missing: ${meant}` : capital(meant)
}

function listed(things: readonly string[]): string {
  return things.length > 1 ? `${things.slice(0, -1).join(', ')} or ${things.at(-1)}` : (things[0] ?? 'something else')
}

function amountOf(
  origin: string,
  { bound, inclusive = true, least }: { bound: number; inclusive?: boolean | undefined; least: boolean },
): string {
  const unit = { string: 'character', array: 'item', set: 'item', file: 'byte' }[origin]
  if (unit === undefined)
    return `a number ${least ? (inclusive ? 'from' : 'above') : inclusive ? 'up to' : 'below'} ${bound}`
  return `${least ? 'at least' : 'at most'} ${bound.toLocaleString('en-GB')} ${unit}${bound === 1 ? '' : 's'}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
