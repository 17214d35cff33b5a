/** JSON of a stranger, asked for one thing at a time; what is not there or of another kind is undefined. */
export type Loose = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text as it stands, a number as text; undefined for nothing, a blank and anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
