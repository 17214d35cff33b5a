import { useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import { Page } from '../../../ui/page'

export function NoteTemplatePage(_: {
  readonly school: School
  readonly classId: string
  readonly templateId: string
}) {
  const { t } = useLingui()
  return <Page title={t`New note`}>{null}</Page>
}
