const PATHS = {
  chevron: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  search: 'M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.5 10.5L14 14',
  undo: 'M5.5 3L2.5 6l3 3M3 6h6.5a3.5 3.5 0 010 7H6',
  book: 'M3.5 2.5h9v11h-9zM6 2.5v11M8 6h3M8 8.5h3',
  note: 'M2.5 2.5h11v7l-4 4h-7zM9.5 13.5v-4h4M5 5.5h6M5 8h3',
  steps: 'M2 13.5h3v-3h3v-3h3v-3h3M2 13.5V9.5M8 5.5V2.5l1.5 1-1.5 1',
  page: 'M3.5 2.5h9v11h-9zM5.5 11V8M8 11V5M10.5 11V6.5',
  school: 'M2 13.5h12M3.5 13.5V7L8 3.5 12.5 7v6.5M6.5 13.5V10h3v3.5M8 3.5V1.5h2.5',
  tick: 'M3 8.5l3.5 3.5L13 4.5',
} as const

export type IconName = keyof typeof PATHS

/** A small line drawing in the ink of its text. Always beside words or in a control that has a name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg width="1rem" height="1rem" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
