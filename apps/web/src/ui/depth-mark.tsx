import type { DepthCode } from '@track/descriptors'
import type { CSSProperties } from 'react'
import styles from './depth-mark.module.css'
import { DepthSymbol } from './depth-symbol'
import { inkOn } from './ink-on'

/**
 * A depth in the school's own colour: its shape and its short code, or its whole label where there is room.
 *
 * Says nothing to a screen reader: whoever shows it names it in words.
 */
export function DepthMark({
  code,
  whole = false,
  fill = false,
}: {
  readonly code: Pick<DepthCode, 'label' | 'shortCode' | 'colour' | 'symbol'>
  readonly whole?: boolean
  readonly fill?: boolean
}) {
  const colours = { '--mark-colour': code.colour, '--mark-ink': inkOn(code.colour) } as CSSProperties
  return (
    <span className={fill ? `${styles.mark} ${styles.fill}` : styles.mark} style={colours} aria-hidden="true">
      <DepthSymbol name={code.symbol} />
      {whole ? code.label : code.shortCode}
    </span>
  )
}
