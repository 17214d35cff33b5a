import { TrackError } from '@track/kernel'

/** A workbook that is not opened, because a person's own program never saves one like it or because it reaches outside itself. */
export function unsafeWorkbook(reason: string, mend: string): TrackError {
  return new TrackError('tabular/unsafe-workbook', `This workbook is not opened because it ${reason}: ${mend}`, {
    reason,
  })
}

/** A workbook that cannot be made out. `where` names the part or the cell, never what it says. */
export function brokenWorkbook(where: string): TrackError {
  return new TrackError(
    'tabular/broken-workbook',
    `The workbook cannot be read (${where}): open it in its own program, save it again as .xlsx, and choose that file`,
    { where },
  )
}

export const SAVE_A_COPY = 'copy the table into a new workbook, save that as .xlsx, and choose it'
