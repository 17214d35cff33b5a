import type { PAGE_FAULTS } from '@track/api-contract'
import type { ERROR_CODES as DESCRIPTOR_CODES } from '@track/descriptors'
import type { ERROR_CODES as REPORT_CODES } from '@track/reports'
import { invalidBody } from '../../invalid-body.js'

/** What is wrong with a page or a template: the field, from it on, which kind of fault it is, and what to do about it. */
export interface PageFault {
  readonly at: readonly (string | number)[]
  readonly code: keyof typeof PAGE_FAULTS | keyof typeof REPORT_CODES | keyof typeof DESCRIPTOR_CODES
  readonly message: string
}

/** Refuses all that is wrong at once, each with its place in the body. `root` is where the page or template stands in it. */
export function refuseFaults(faults: readonly PageFault[], { root }: { readonly root: string }): void {
  if (faults.length === 0) return
  throw invalidBody(faults.map(({ at, ...fault }) => ({ pointer: `${root}/${at.join('/')}`, ...fault })))
}
