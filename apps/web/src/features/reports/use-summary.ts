import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { PageTemplate, School } from '@track/api-contract'
import { rowDepths } from '@track/reports'
import { type Choosable, EVERYONE, type KINDS } from './page-choice'

/** What is on a report, in a line: "3 columns of Reading, Maths, 4 dates, for whole school, 7 year groups". */
export function useSummary(school: Pick<School, 'subjects'>, groups: Choosable['groups']) {
  const { t } = useLingui()
  return ({ groupIds, combined = [], columns, dates }: PageTemplate): string => {
    const kindOf = new Map(groups.map(({ id, kind }) => [id, kind]))
    const counted = (kind: (typeof KINDS)[number], words: (n: number) => string) => {
      const n = groupIds.filter((id) => kindOf.get(id) === kind).length
      return n === 0 ? [] : [words(n)]
    }
    // A row that stands under another breaks that one down; any other is of groups put together.
    const depths = new Map(rowDepths({ groupIds, combined }).map((depth, at) => [groupIds[at], depth]))
    const under = combined.filter(({ id }) => (depths.get(id) ?? 0) > 0).length
    const together = combined.length - under
    const rows = [
      ...(groupIds.includes(EVERYONE) ? [t`the whole school`] : []),
      ...counted('cohort', (n) => plural(n, { one: '# year group', other: '# year groups' })),
      ...counted('class', (n) => plural(n, { one: '# class', other: '# classes' })),
      ...counted('teaching-group', (n) => plural(n, { one: '# teaching group', other: '# teaching groups' })),
      ...counted('key-group', (n) => plural(n, { one: '# key group', other: '# key groups' })),
      ...counted('ad-hoc', (n) => plural(n, { one: '# other group', other: '# other groups' })),
      ...(together > 0 ? [plural(together, { one: '# combined row', other: '# combined rows' })] : []),
      ...(under > 0 ? [plural(under, { one: '# row under them', other: '# rows under them' })] : []),
    ]
    const subjectIds = new Set(columns.map(({ subjectId }) => subjectId))
    const subjects = school.subjects.filter(({ id }) => subjectIds.has(id)).map(({ name }) => name)
    const days = plural(dates.length, { one: '# date', other: '# dates' })
    const inColumns = plural(columns.length, { one: '# column', other: '# columns' })
    const [of, pupils] = [subjects.join(', '), rows.join(', ')]
    return t`${inColumns} of ${of}, ${days}, for ${pupils}`
  }
}
