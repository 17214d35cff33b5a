import type { MicrotrackTemplate } from '@track/api-contract'
import type { Template } from '@track/microtrack'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

interface Kept {
  readonly id: string
  readonly subjectId: string | null
  readonly title: string | null
  readonly unit: string | null
  readonly template: Template
}

/** Keeps a template: a new one as it is, a stored one over the version that was read. */
export const useKeepTemplate = (schoolId: string) =>
  useSchoolChange(
    schoolId,
    ({
      stored,
      template: { id, ...template },
    }: {
      readonly stored: MicrotrackTemplate | undefined
      readonly template: Kept
    }) =>
      stored
        ? api.changeMicrotrackTemplate({ params: { schoolId, templateId: id }, body: template, ifMatch: stored.etag })
        : api.addMicrotrackTemplate({ params: { schoolId }, body: { id, ...template } }),
  )

export const useRemoveTemplate = (schoolId: string) =>
  useSchoolChange(schoolId, ({ id, etag }: Pick<MicrotrackTemplate, 'id' | 'etag'>) =>
    api.removeMicrotrackTemplate({ params: { schoolId, templateId: id }, ifMatch: etag }),
  )
