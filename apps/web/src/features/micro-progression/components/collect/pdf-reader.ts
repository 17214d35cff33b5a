import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Found by the reader by this name: it works on this page, for a worker of its own would need another hole in the content security policy.
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs'

export type Pdf = PDFDocumentProxy

/** Opens a PDF with nothing fetched, no text made a program, and no WebAssembly: the content security policy allows none of them. */
export function openPdf(data: Uint8Array): Promise<Pdf> {
  Object.assign(globalThis, { pdfjsWorker })
  return getDocument({
    data,
    disableFontFace: true,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise
}
