import type { CalendarDate, Issue } from '@track/kernel'
import type { LinkKind } from '../objective-link.js'

/**
 * A whole framework as a file tells it, whatever the file's own form: what an import shows before anything is written.
 *
 * `source` and `externalId` are how the file names the framework, the same each time it is read. `items` stand in reading order, each
 * heading before what stands under it. `links` are all other associations; `issues` say what was refused (an error: that item is not
 * among `items`) and what was changed or left out (a warning).
 */
export interface ReadFramework {
  readonly format: 'case-json' | 'case-workbook' | 'common-standards' | 'turtle'
  readonly source: string
  readonly externalId: string
  readonly name: string
  readonly publisher?: string
  readonly items: readonly ReadItem[]
  readonly links: readonly ReadLink[]
  readonly issues: readonly Issue[]
}

/** One statement. A heading (others stand under it, or its file calls it one) is a strand here, any other an objective. */
export interface ReadItem {
  readonly externalId: string
  /** The heading it stands under; null at the top. */
  readonly parentId: string | null
  readonly code?: string
  readonly wording: string
  readonly pupilWordings: Readonly<Record<string, string>>
  readonly tags: readonly string[]
  readonly yearGroups: readonly string[]
  readonly offeredFrom: CalendarDate | null
  readonly retiredOn: CalendarDate | null
  readonly isHeading: boolean
  /** Its place among those that stand beside it, from 0. */
  readonly position: number
}

/** How one statement stands to another. `inside`: both are among the items of the file. */
export interface ReadLink {
  readonly externalId?: string
  readonly originId: string
  readonly kind: LinkKind
  readonly target: { readonly identifier: string; readonly uri: string; readonly title: string }
  readonly inside: boolean
}
