import type { CalendarDate, Instant } from '@track/kernel'

/** A cell by the ids of its pupil and its objective or measure. */
export type CellIds = { readonly pupilId: string } & (
  | { readonly objectiveId: string; readonly measureId?: null | undefined }
  | { readonly measureId: string; readonly objectiveId?: null | undefined }
)

/** A line as it is read back: its number in the ledger, and what it says in the words of an entry. */
export interface LedgerLine {
  readonly row: number
  readonly id: string | number
  readonly value: string | number | null
  readonly observedOn: CalendarDate
  readonly recordedAt: Instant
}

/** Where everybody stood on the dates asked about; `date` is a place in that list. See `statesOn`. */
export interface LedgerStates {
  readonly stateOf: (pupilId: string, objectiveId: string, date: number) => string | null
  readonly markOf: (
    pupilId: string,
    measureId: string,
    date: number,
  ) => { readonly value: string | number; readonly observedOn: CalendarDate } | null
}
