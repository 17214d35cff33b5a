import type { ChartChange, PublishedChart } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

/** Says in which classes a chart hangs, and on which day the team looks at it again. */
export const useChangeChart = (schoolId: string, { chart, etag }: Pick<PublishedChart, 'chart' | 'etag'>) =>
  useSchoolChange(schoolId, (body: ChartChange) =>
    api.changeChart({ params: { schoolId, chartId: chart.id }, body, ifMatch: etag }),
  )
