import { msg } from '@lingui/core/macro'
import { paths } from '../app/paths'
import type { IconName } from '../ui/icon'

/** The places of the frame, in the order of the bar. What a school cannot use yet is not here. */
export const places = [
  { to: paths.markbook, label: msg`Markbook`, icon: 'book' },
  { to: paths.reports, label: msg`Reports`, icon: 'page' },
] as const satisfies readonly Place[]

/** What stands behind the school's name. */
export const setUpPlaces = [
  { to: paths.objectives, label: msg`Objectives` },
  { to: paths.programmes, label: msg`Programmes` },
  { to: paths.pupils, label: msg`Pupils` },
] as const satisfies readonly Omit<Place, 'icon'>[]

interface Place {
  readonly to: string
  readonly label: { readonly id: string }
  readonly icon: IconName
}
