/**
 * One thing to know about a number: what it is about, a plain English sentence, and the facts in it, for a screen that says
 * them in another language or draws them.
 */
export interface ExplanationPart {
  readonly about:
    | 'definition'
    | 'scope'
    | 'rule'
    | 'scale'
    | 'calculation'
    | 'as-of'
    | 'membership'
    | 'audience'
    | 'hidden'
    | 'blank'
    | 'inputs'
    | 'change'
    | 'programme-changed'
    | 'wobble'
    | 'counted'
    | 'without-data'
    | 'codes'
    | 'not-matched'
    | 'rounding'
  readonly text: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}
