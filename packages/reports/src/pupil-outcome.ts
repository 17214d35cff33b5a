import type { Reason } from '@track/descriptors'
import type { CalendarDate, Rational } from '@track/kernel'
import type { PageColumn } from './page-definition.js'
import type { PageInput } from './page-input.js'
import type { PageTally } from './tally-page.js'

/** Why a pupil of the group is not behind a number. `REASONS` of the explanation says each in words. */
export type NotCountedReason =
  | 'nothing-taught'
  | 'no-judgement'
  | 'no-rule'
  | 'not-known'
  | 'no-mark'
  | 'code'
  | 'not-matched'
  | 'no-word'
  | 'no-number'
  | 'first-date'
  | 'nothing-to-compare'

/** What one pupil brings to one number of the page: a share of objectives, a yes or no, an amount, or a reason for none. */
export type PupilOutcome =
  | ({ readonly kind: 'share' } & Share)
  | {
      readonly kind: 'answer'
      readonly yes: boolean
      /** What was taught to the pupil, where the question is about objectives. */
      readonly share?: Share
      /** What a rule asked and found. */
      readonly reasons?: readonly Reason[]
      /** The word that decides, where the question is about words. */
      readonly word?: string
      readonly observedOn?: CalendarDate
    }
  | { readonly kind: 'amount'; readonly value: Rational; readonly observedOn?: CalendarDate }
  | {
      readonly kind: 'not-counted'
      readonly reason: Exclude<NotCountedReason, 'code'>
      readonly reasons?: readonly Reason[]
    }
  | {
      readonly kind: 'not-counted'
      readonly reason: 'code'
      readonly code: string
      readonly observedOn: CalendarDate
    }

export interface Share {
  readonly secured: number
  readonly taught: number
}

/** One column of a page on one date, with what it is to be answered from. */
export interface Question<Kind extends PageColumn['measure']['kind'] = PageColumn['measure']['kind']> {
  readonly input: Pick<PageInput, 'definition' | 'rules' | 'correspondences' | 'asKnown'>
  readonly tally: PageTally
  readonly subjectId: string
  readonly measure: Extract<PageColumn['measure'], { readonly kind: Kind }>
  readonly date: number
}

/** Says of each pupil what they bring to a number. */
export type OutcomeOf = (pupilId: string) => PupilOutcome
