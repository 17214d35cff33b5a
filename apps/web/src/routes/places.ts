import { msg } from '@lingui/core/macro'
import type { Permission } from '@track/api-contract'
import { paths } from '../app/paths'
import type { IconName } from '../ui/icon'

/** The places of the frame, in the order of the bar. What a school cannot use yet is not here. */
export const places = [
  { to: paths.markbook, label: msg`Markbook`, icon: 'book' },
  { to: paths.notes, label: msg`Notes`, icon: 'note' },
  { to: paths.charts, label: msg`Charts`, icon: 'steps' },
  { to: paths.reports, label: msg`Reports`, icon: 'page' },
] as const satisfies readonly Place[]

/** What stands behind the school's name, for those whose role includes it. */
export const setUpPlaces = [
  { to: paths.objectives, label: msg`Objectives`, permission: 'change-objectives' },
  { to: paths.programmes, label: msg`Programmes`, permission: 'change-objectives' },
  { to: paths.descriptors, label: msg`Words and rules`, permission: 'change-descriptors' },
  { to: paths.pupils, label: msg`Pupils`, permission: 'change-roster' },
  { to: paths.staff, label: msg`Staff`, permission: 'arrange-classes' },
  { to: paths.rollOver, label: msg`Move into the new year`, permission: 'change-school' },
  { to: paths.calendar, label: msg`Calendar`, permission: 'change-school' },
  { to: paths.settings, label: msg`School settings`, permission: 'change-school' },
] as const satisfies readonly (Omit<Place, 'icon'> & { readonly permission: Permission })[]

interface Place {
  readonly to: string
  readonly label: { readonly id: string }
  readonly icon: IconName
}
