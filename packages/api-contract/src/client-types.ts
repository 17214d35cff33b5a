import type { z } from 'zod'
import type { Route, RouteName, routes } from './routes.js'

/** One function per route of the API, typed by its schemas. */
export type TrackClient = {
  readonly [N in RouteName]: (request: Request<(typeof routes)[N]>) => Answer<(typeof routes)[N]>
}

type Answer<R extends Route> = R extends { readonly ndjson: true }
  ? AsyncIterable<z.output<R['response']>>
  : R extends { readonly image: true } | { readonly download: true }
    ? Promise<Blob>
    : Promise<z.output<R['response']>>

type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType } ? z.input<S> : never
type Request<R extends Route> = ([Part<R, 'params'>] extends [never]
  ? unknown
  : { readonly params: Part<R, 'params'> }) &
  ([Part<R, 'query'>] extends [never]
    ? unknown
    : Record<string, never> extends Part<R, 'query'>
      ? { readonly query?: Part<R, 'query'> }
      : { readonly query: Part<R, 'query'> }) &
  ([Part<R, 'body'>] extends [never] ? unknown : { readonly body: Part<R, 'body'> }) &
  (R extends { readonly file: true } ? { readonly file: Uint8Array | Blob } : unknown) &
  (R extends { readonly ifMatch: true }
    ? {
        /** The `etag` of what was read, or `*` to change whatever stands there now. */
        readonly ifMatch: string
      }
    : unknown) & {
    readonly signal?: AbortSignal
  }
