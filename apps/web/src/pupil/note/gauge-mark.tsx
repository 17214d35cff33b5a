import type { Gauge } from '@track/microtrack'

/** How a criterion stands, told apart without colour: an open ring, a half disc, a full one; a dotted ring before anything was said. */
export function GaugeMark({ gauge }: { readonly gauge: Gauge | null }) {
  return (
    <svg width="1.375rem" height="1.375rem" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <circle
        cx="11"
        cy="11"
        r="8.5"
        fill={gauge === 'got-it' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray={gauge === null ? '2.4 3' : undefined}
      />
      {gauge === 'nearly' && <path d="M11 2.5a8.5 8.5 0 010 17z" fill="currentColor" />}
    </svg>
  )
}
