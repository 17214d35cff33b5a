/** How and where one thing is asked of the API. */
export interface Address {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** A change of something that has an `etag`: `If-Match` must name the version that was read. */
  readonly ifMatch?: true
  /** The body is a file's bytes rather than JSON. */
  readonly file?: true
  /** Answers line by line as `application/x-ndjson`. */
  readonly ndjson?: true
  /** Answers with the bytes of a picture. */
  readonly image?: true
  /** Answers with the bytes of a file for a spreadsheet: comma-separated text, or a workbook. */
  readonly download?: true
}
