import { t } from '@lingui/core/macro'
import type { School } from '@track/api-contract'
import type { Framework } from '@track/objectives'

/** A list among those of all subjects: "Maths: Rising Maths (Rising Press)". */
export function listNameOf({ subjectId, name, publisher }: Framework, { subjects }: Pick<School, 'subjects'>): string {
  const subject = subjects.find(({ id }) => id === subjectId)?.name ?? ''
  return publisher ? t`${subject}: ${name} (${publisher})` : t`${subject}: ${name}`
}
