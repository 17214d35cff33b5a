import type { DepthSymbol as SymbolName } from '@track/descriptors'
import type { ReactNode } from 'react'
import styles from './depth-mark.module.css'

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 } as const

const SHAPES: Readonly<Record<SymbolName, ReactNode>> = {
  dash: <path d="M3 8h10" {...line} strokeLinecap="round" />,
  dot: <circle cx="8" cy="8" r="2.5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5.5" {...line} />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" {...line} />
      <path d="M8 2.5a5.5 5.5 0 000 11z" fill="currentColor" />
    </>
  ),
  disc: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  star: <path d="M8 .8l2.2 4.7 5.1.6-3.8 3.5 1 5.1L8 12.1l-4.5 2.6 1-5.1L.7 6.1l5.1-.6z" fill="currentColor" />,
  square: <rect x="2.5" y="2.5" width="11" height="11" fill="currentColor" />,
  triangle: <path d="M8 2l6.5 12h-13z" fill="currentColor" />,
  plus: <path d="M8 2v12M2 8h12" {...line} strokeWidth={3} strokeLinecap="round" />,
  hexagon: <path d="M8 1.5l5.6 3.2v6.6L8 14.5l-5.6-3.2V4.7z" {...line} strokeLinejoin="round" />,
  chevron: <path d="M2.5 11.5L8 5l5.5 6.5" {...line} strokeWidth={3} strokeLinecap="round" strokeLinejoin="round" />,
  diamond: <path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor" />,
}

/** The shape that tells a depth apart where colour cannot: in greyscale, in print, to some eyes. */
export function DepthSymbol({ name }: { readonly name: SymbolName }) {
  return (
    <svg className={styles.symbol} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  )
}
