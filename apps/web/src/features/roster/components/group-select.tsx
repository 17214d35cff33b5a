import { useLingui } from '@lingui/react/macro'
import type { GroupList } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { useId } from 'react'
import { GROUP_KINDS } from '../group-kinds'
import { isRunning } from '../is-running'
import styles from './pupils-page.module.css'

/** Every group of the school under its kind, with how many are in it; those of other years after them. */
export function GroupSelect({
  groups,
  today,
  value,
  onChange,
}: {
  readonly groups: GroupList['groups']
  readonly today: CalendarDate
  readonly value: string
  readonly onChange: (groupId: string) => void
}) {
  const { t } = useLingui()
  const id = useId()
  const running = groups.filter((group) => isRunning(group, today))
  const over = groups.filter(({ endsOn }) => endsOn !== undefined && endsOn < today)
  const toCome = groups.filter(({ startsOn }) => startsOn !== undefined && startsOn > today)
  const parts = [
    ...GROUP_KINDS.map(({ kind, title }) => ({
      title: t(title),
      among: running.filter((group) => group.kind === kind),
      count: true,
    })),
    { title: t`To come`, among: toCome, count: false },
    { title: t`Earlier years`, among: [...over].sort((a, b) => (a.endsOn! < b.endsOn! ? 1 : -1)), count: false },
  ]
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t`Class or group`}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t`The whole school`}</option>
        {parts.map(
          ({ title, among, count }) =>
            among.length > 0 && (
              <optgroup key={title} label={title}>
                {among.map((group) => (
                  <option key={group.id} value={group.id}>
                    {count ? t`${group.name} (${group.pupils})` : nameWithYear(group)}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
    </div>
  )
}

/** Two years may each have a 4 Oak: the years of its days tell them apart. */
function nameWithYear({ name, startsOn, endsOn }: GroupList['groups'][number]): string {
  const years = [...new Set([startsOn, endsOn].flatMap((day) => day?.slice(0, 4) ?? []))]
  return `${name} (${years.join('–')})`
}
