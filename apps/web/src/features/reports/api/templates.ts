import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewReportTemplate, ReportTemplate, ReportTemplateChange, ReportTemplateList } from '@track/api-contract'
import { api } from '../../../lib/client'

const listQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'templates'],
    queryFn: ({ signal }) => api.listReportTemplates({ params: { schoolId }, signal }),
  })

/** The school's saved reports, by name. */
export const templatesQueryOptions = (schoolId: string) =>
  queryOptions({ ...listQueryOptions(schoolId), select: ({ templates }: ReportTemplateList) => templates })

/** Those that were removed and can be brought back, the latest first. */
export const removedTemplatesQueryOptions = (schoolId: string) =>
  queryOptions({ ...listQueryOptions(schoolId), select: ({ removed }: ReportTemplateList) => removed })

export function useAddTemplate(schoolId: string) {
  return useTemplateChange(schoolId, (body: NewReportTemplate) => api.addReportTemplate({ params: { schoolId }, body }))
}

/** `ifMatch` is the version that was read: another person's change since is never undone. */
export function useChangeTemplate(schoolId: string) {
  return useTemplateChange(
    schoolId,
    ({ id, ifMatch, ...body }: ReportTemplateChange & { readonly id: string; readonly ifMatch: string }) =>
      api.changeReportTemplate({ params: { schoolId, templateId: id }, body, ifMatch }),
  )
}

export function useRemoveTemplate(schoolId: string) {
  return useTemplateChange(schoolId, async ({ id, etag }: Pick<ReportTemplate, 'id' | 'etag'>) => {
    await api.removeReportTemplate({ params: { schoolId, templateId: id }, ifMatch: etag })
    return { removed: id }
  })
}

/** The use of a report that was only just made. */
const NOT_USED = { days: 0, lastOn: null, unused: false }

/** What is known of the list follows at once, so that nothing stands there for a moment that is no more. */
function useTemplateChange<Change>(
  schoolId: string,
  change: (change: Change) => Promise<ReportTemplate | { readonly removed: string }>,
) {
  const queryClient = useQueryClient()
  const { queryKey } = templatesQueryOptions(schoolId)
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData(queryKey, (known: ReportTemplateList | undefined) => {
        if (!known) return known
        const gone = 'removed' in answer ? answer.removed : answer.id
        const templates = known.templates.filter(({ id }) => id !== gone)
        const removed = known.removed.filter(({ id }) => id !== gone)
        if ('removed' in answer) return { templates, removed }
        const use = known.templates.find(({ id }) => id === gone)?.use ?? NOT_USED
        return { templates: [...templates, { ...answer, use }].sort(byName), removed }
      })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
}

function byName(a: ReportTemplate, b: ReportTemplate): number {
  return a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1
}
