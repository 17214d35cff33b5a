import type { Issue } from '@track/kernel'
import type { FileTable } from '@track/tabular'

/** The same issue, saying which sheet of a workbook it is about: a person has several before their eyes. */
export function ofSheet({ sheet }: Pick<FileTable, 'sheet'>, issue: Issue): Issue {
  return sheet === null ? issue : { ...issue, message: `Sheet "${sheet}": ${issue.message}` }
}
