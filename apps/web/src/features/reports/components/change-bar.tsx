import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '../../../ui/button'
import type { PageChoice } from '../page-choice'
import styles from './report-page.module.css'

/** What of the page is being changed: `column` is the place of one column. */
export type Changing = 'groups' | 'columns' | 'add-column' | 'dates' | 'who-counts' | { readonly column: number }

/** What the page is put together from, each with how much of it is chosen. */
export function ChangeBar({
  choice,
  dates,
  onChanging,
}: {
  readonly choice: PageChoice
  /** How many days the chosen dates come to. */
  readonly dates: number
  readonly onChanging: (what: Changing) => void
}) {
  return (
    <div className={styles.bar}>
      <Button look="quiet" onClick={() => onChanging('groups')}>
        <Trans>Groups</Trans> <Count n={choice.groupIds.length} />
      </Button>
      <Button look="quiet" onClick={() => onChanging('columns')}>
        <Trans>Columns</Trans> <Count n={choice.columns.length} />
      </Button>
      <Button look="quiet" onClick={() => onChanging('dates')}>
        <Trans>Dates</Trans> <Count n={dates} />
      </Button>
      <Button look="quiet" onClick={() => onChanging('who-counts')}>
        <Trans>Who counts</Trans>
      </Button>
      <Button onClick={() => onChanging('add-column')}>
        <Trans>Add column</Trans>
      </Button>
    </div>
  )
}

function Count({ n }: { readonly n: number }) {
  return (
    <span className={styles.count}>
      <span className="visually-hidden">
        <Plural value={n} one="# chosen" other="# chosen" />
      </span>
      <span aria-hidden="true">{n}</span>
    </span>
  )
}
