import type { LineSymbol as Name } from '@track/microtrack'
import { Drawing } from './drawing'

/**
 * The picture beside a line of a note, for those who read pictures first: a plain drawing in the ink of its text. Always beside the
 * words that say the same, so nothing is said of it to a screen reader.
 */
export function LineSymbol({ name, size }: { readonly name: Name; readonly size?: string }) {
  return <Drawing of={SYMBOLS[name]} {...(size && { size })} />
}

const SYMBOLS: Readonly<Record<Name, Drawing>> = {
  read: {
    lines: 'M12 6.5C10 5 7 4.5 3.5 5v13c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5zM12 6.5v13',
  },
  write: {
    lines: 'M4 20l1-4.5L16.5 4a2.1 2.1 0 013 0l.5.5a2.1 2.1 0 010 3L8.5 19zM14.5 6l3.5 3.5',
  },
  draw: {
    lines:
      'M12 3.5c-5 0-9 3.6-9 8.2 0 4.8 4 8.8 8.6 8.8 1.6 0 2.2-1 1.9-2.2-.4-1.5.3-2.6 2-2.6h2.3c2 0 3.2-1.4 3.2-3.6 0-4.8-4-8.6-9-8.6z',
    dots: 'M7.3 12.2h.01M9.3 8h.01M14.2 7.3h.01M17.3 10.8h.01',
  },
  talk: {
    lines:
      'M5 4.5h14A1.5 1.5 0 0120.5 6v9a1.5 1.5 0 01-1.5 1.5h-7l-5 4v-4H5A1.5 1.5 0 013.5 15V6A1.5 1.5 0 015 4.5zM8 9h8M8 12h5',
  },
  listen: {
    lines: 'M7 9.5a5.5 5.5 0 0111 0c0 4-4 4.5-4 8a3 3 0 01-5.7 1.3M10 10a2.5 2.5 0 015 0c0 1.5-1.5 2-2 3',
  },
  look: {
    lines: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 100-6 3 3 0 000 6z',
  },
  make: { lines: 'M8.5 4.5h7v7h-7zM4.5 12.5h7v7h-7zM12.5 12.5h7v7h-7z' },
  count: { lines: 'M4 3.5v17M20 3.5v17M4 8h16M4 16h16', dots: 'M8 7v2M11.5 7v2M13 15v2M16.5 15v2' },
  think: {
    lines: 'M9 17.5h6M10 20.5h4M9 17.5c0-2.5-3-3.8-3-7.5a6 6 0 0112 0c0 3.7-3 5-3 7.5',
  },
  practise: { lines: 'M19.5 12a7.5 7.5 0 11-2.2-5.3L20 9.5M20 4.5v5h-5' },
  show: { lines: 'M4 4.5h16V15H4zM2.5 4.5h19M12 15v3M8 21l4-3 4 3M8 11.5l2.5-3 2 2L16 7.5' },
  partner: {
    lines:
      'M8 10.5a3 3 0 100-6 3 3 0 000 6zM16 10.5a3 3 0 100-6 3 3 0 000 6zM2.5 19.5c0-3.5 2.3-6 5.5-6 1.7 0 3.1.7 4 1.8.9-1.1 2.3-1.8 4-1.8 3.2 0 5.5 2.5 5.5 6',
  },
  group: {
    lines:
      'M12 9.5a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4zM5 11.4A2.2 2.2 0 105 7a2.2 2.2 0 000 4.4zM19 11.4A2.2 2.2 0 1019 7a2.2 2.2 0 000 4.4zM7 19.5c0-4 2-7 5-7s5 3 5 7M2 18.5C2 15.9 3 14 5 14M22 18.5c0-2.6-1-4.5-3-4.5',
  },
  computer: { lines: 'M5 5.5h14v10H5zM2.5 19h19l-2-3.5h-15z' },
  game: {
    lines: 'M5.5 4h13A1.5 1.5 0 0120 5.5v13a1.5 1.5 0 01-1.5 1.5h-13A1.5 1.5 0 014 18.5v-13A1.5 1.5 0 015.5 4z',
    dots: 'M8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01',
  },
  outside: { lines: 'M12 20.5V11M12 16l3-2.5M4.5 20.5h15M12 14.5a5.5 5.5 0 110-11 5.5 5.5 0 010 11z' },
}
