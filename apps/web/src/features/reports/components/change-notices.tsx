import { Trans } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { Button } from '../../../ui/button'
import { blankChanges } from '../blank-changes'
import type { PageWords } from '../use-page-words'
import styles from './report-page.module.css'

const MOVES_NUMBERS: readonly Page['notes'][number]['kind'][] = ['rule-changed', 'scale-changed']

/**
 * What is to be read before the numbers, not after them: what was asked otherwise at the earlier dates than at the later ones, and
 * which column of change is blank for want of a number to count from, with the way to another.
 */
export function ChangeNotices({
  page,
  words,
  onColumn,
}: {
  readonly page: Page
  readonly words: PageWords
  /** Where columns can be changed: the place of the one to change. */
  readonly onColumn?: ((at: number) => void) | undefined
}) {
  const told = page.notes.filter(({ kind }) => MOVES_NUMBERS.includes(kind))
  const blank = blankChanges(page)
  if (told.length + blank.length === 0) return null
  return (
    <ul className={styles.notices}>
      {told.map(({ text }) => (
        <li key={text}>
          {text}{' '}
          <Trans>
            The dates before and after are counted differently: the same number does not mean the same there.
          </Trans>
        </li>
      ))}
      {blank.map((at) => {
        const column = page.columns[at]!
        const name = `${column.subject}, ${words.columnName(column)}`
        return (
          <li key={at}>
            <Trans>“{name}” is blank: nobody had a number on the day that it is counted from.</Trans>{' '}
            {onColumn && (
              <Button look="quiet" onClick={() => onColumn(at)}>
                <Trans>Count it from another day</Trans>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
