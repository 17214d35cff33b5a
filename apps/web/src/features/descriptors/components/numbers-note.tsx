import { Trans } from '@lingui/react/macro'
import styles from './editor.module.css'

/** Said once, when a school first gives numbers to its words: what that costs, without taking a side. */
export function NumbersNote() {
  return (
    <p className={styles.note} role="note">
      <Trans>
        A number lets pages add up and average words. The drawback: from one word to the next is not the same step
        everywhere, so an average of 2.5 can come from very different pupils, and a number invites comparing what the
        words do not. Numbers are for pages about groups; pupils and families do not see them. They can be taken out
        again from any day.
      </Trans>
    </p>
  )
}
