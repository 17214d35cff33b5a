import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { DescriptorList, School } from '@track/api-contract'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Page } from '../../../ui/page'
import type { Part, Place } from '../parts'

/** The school's own words, how they are read, and its rules, each as it stands from a day. */
export function DescriptorsPage({
  descriptors,
  error,
  part,
}: {
  readonly school: School
  readonly descriptors: DescriptorList | undefined
  readonly error: unknown
  readonly part: Part
  readonly id: string | undefined
  readonly onOpen: (place: Place) => void
  readonly onDone: (place: Place) => void
}) {
  const { t } = useLingui()
  return (
    <Page title={t(msg`Words and rules`)}>
      {Boolean(error) && !descriptors && <Alert>{problemWords(error)}</Alert>}
      {part}
    </Page>
  )
}
