import { isTrackError, type TrackError } from '@track/kernel'
import {
  type OwnFramework,
  type ReadFramework,
  readCasePackage,
  readCaseWorkbook,
  readCommonStandards,
  readOwnPackage,
  readSkos,
} from '@track/objectives/case'
import { decodeText, isWorkbook } from '@track/tabular'
import { Parser } from 'n3'
import { readImportWorkbook } from '../../import/read-import-file.js'
import { refusal } from '../../problem.js'

/** A whole framework as its file tells it, with all that only a package of Track's own tells. */
export interface FrameworkFile {
  readonly read: ReadFramework
  readonly own: OwnFramework | null
}

/**
 * What the file is shows in its first bytes: a workbook, JSON, or else Turtle. A taxonomy in several Turtle files (its programme, its
 * year groups) is read whole when they come joined, one behind another: that is Turtle again.
 */
export function readFrameworkFile(file: unknown): FrameworkFile {
  if (!(file instanceof Uint8Array)) throw refusal('request/wrong-media-type')
  try {
    if (isWorkbook(file)) return { read: readWorkbook(file), own: null }
    const { text } = decodeText(file)
    if (/^\s*[[{]\s*["{\]}]/.test(text)) return readJson(JSON.parse(text))
    return { read: readSkos(triplesOf(text)), own: null }
  } catch (error) {
    if (isTrackError(error) && !isRefusal(error)) throw refusal('import/unreadable', error.message)
    if (error instanceof SyntaxError)
      throw refusal('import/unreadable', 'This is not whole JSON: it breaks off or was edited by hand')
    throw error
  }
}

function readJson(json: unknown): FrameworkFile {
  const own = readOwnPackage(json)
  const isCase = typeof json === 'object' && json !== null && ('CFDocument' in json || 'CFPackage' in json)
  return { read: isCase ? readCasePackage(json) : readCommonStandards(json), own }
}

function readWorkbook(file: Uint8Array): ReadFramework {
  const { sheets } = readImportWorkbook(file)
  return readCaseWorkbook(
    sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(({ value }) => value)) })),
  )
}

function triplesOf(text: string) {
  try {
    return new Parser().parse(text).map(({ subject, predicate, object }) => ({
      subject: subject.value,
      predicate: predicate.value,
      object: object.value,
    }))
  } catch {
    throw refusal(
      'import/unreadable',
      'This is none of the files that hold a whole set of objectives: CASE (JSON or workbook), Common Standards JSON, Turtle. For a list in columns, use the import of CSV',
    )
  }
}

/** One of the API's own, with the words already chosen. */
function isRefusal(error: TrackError): boolean {
  return error.code.startsWith('import/') || error.code.startsWith('request/')
}
