import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewReportTemplate, ReportTemplate, ReportTemplateChange, ReportTemplateList } from '@track/api-contract'
import { api } from '../../../lib/client'

/** The school's saved reports, by name. */
export const templatesQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['reports', schoolId, 'templates'],
    queryFn: async ({ signal }) => (await api.listReportTemplates({ params: { schoolId }, signal })).templates,
  })

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

type Templates = ReportTemplateList['templates']

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
      queryClient.setQueryData(queryKey, (known: Templates | undefined) => {
        const gone = 'removed' in answer ? answer.removed : answer.id
        const others = known?.filter(({ id }) => id !== gone)
        if (!others || 'removed' in answer) return others
        const use = known?.find(({ id }) => id === gone)?.use ?? NOT_USED
        return [...others, { ...answer, use }].sort(byName)
      })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
}

function byName(a: ReportTemplate, b: ReportTemplate): number {
  return a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1
}
