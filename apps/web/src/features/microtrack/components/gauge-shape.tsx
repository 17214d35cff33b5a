import type { Gauge } from '@track/microtrack'

/** Ring, half, full: told apart without colour and by a copier. */
export function GaugeShape({ gauge, size = '1em' }: { readonly gauge: Gauge; readonly size?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {gauge !== 'not-yet' && (
        <path d={gauge === 'nearly' ? 'M6 1a5 5 0 000 10z' : 'M6 1a5 5 0 100 10a5 5 0 000-10z'} fill="currentColor" />
      )}
      <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.1" />
    </svg>
  )
}
