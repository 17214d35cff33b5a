import { Trans } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import styles from './report-page.module.css'

const MOVES_NUMBERS: readonly Page['notes'][number]['kind'][] = ['rule-changed', 'scale-changed']

/** What was asked otherwise at the earlier dates than at the later ones: to be read before the numbers, not after them. */
export function ChangeNotices({ page }: { readonly page: Page }) {
  const told = page.notes.filter(({ kind }) => MOVES_NUMBERS.includes(kind))
  if (told.length === 0) return null
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
    </ul>
  )
}
