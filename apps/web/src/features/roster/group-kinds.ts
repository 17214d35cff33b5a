import { msg } from '@lingui/core/macro'
import type { Group } from '@track/roster'

/** The kinds of group in a school's words, in the order they are listed. */
export const GROUP_KINDS = [
  { kind: 'class', title: msg`Classes`, one: msg`Class` },
  { kind: 'cohort', title: msg`Year groups`, one: msg`Year group` },
  { kind: 'teaching-group', title: msg`Teaching groups`, one: msg`Teaching group` },
  { kind: 'key-group', title: msg`Key groups`, one: msg`Key group, such as pupil premium` },
  { kind: 'ad-hoc', title: msg`Other groups`, one: msg`A group for a while` },
] as const satisfies readonly { kind: Group['kind']; title: unknown; one: unknown }[]
