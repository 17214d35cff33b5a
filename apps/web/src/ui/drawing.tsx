/** A plain line drawing on a grid of 24: its lines, and dots drawn a little thicker. */
export interface Drawing {
  readonly lines: string
  readonly dots?: string
}

/** Draws it in the ink of its text. What it shows is said in words beside it or by the name of what it stands in. */
export function Drawing({ of: { lines, dots }, size = '1.5rem' }: { readonly of: Drawing; readonly size?: string }) {
  const pen = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path {...pen} d={lines} strokeWidth="1.6" />
      {dots && <path {...pen} d={dots} strokeWidth="2.4" />}
    </svg>
  )
}
