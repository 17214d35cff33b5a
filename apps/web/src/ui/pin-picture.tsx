import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Drawing } from './drawing'

/** The sixteen pictures of a picture PIN, by their numbers: what stands on a pupil's card is what is pressed on the screen. */
export function PinPicture({ number, size }: { readonly number: number; readonly size?: string }) {
  const picture = PIN_PICTURES[number]
  return picture ? <Drawing of={picture} {...(size && { size })} /> : null
}

/** What each is called, for whoever hears the screen, and for reading a PIN out to somebody. */
export function pinPictureName(number: number): MessageDescriptor | undefined {
  return PIN_PICTURES[number]?.name
}

const PIN_PICTURES: readonly (Drawing & { readonly name: MessageDescriptor })[] = [
  {
    name: msg`Sun`,
    lines:
      'M12 16a4 4 0 100-8 4 4 0 000 8zM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M5.3 18.7L7 17M17 7l1.7-1.7',
  },
  { name: msg`Moon`, lines: 'M20 14.5A8.5 8.5 0 119.5 4 6.8 6.8 0 0020 14.5z' },
  { name: msg`Star`, lines: 'M12 3l2.7 5.8 6.3.7-4.7 4.3 1.3 6.2-5.6-3.1L6.4 20l1.3-6.2L3 9.5l6.3-.7z' },
  {
    name: msg`Cloud`,
    lines: 'M7 18.5a4.3 4.3 0 01-.6-8.5 5.7 5.7 0 0111-.8 4.7 4.7 0 01-.4 9.3z',
  },
  { name: msg`Tree`, lines: 'M12 2.5L6.5 10H9l-4.5 6.5h15L15 10h2.5zM12 16.5v5' },
  {
    name: msg`Flower`,
    lines:
      'M7 4.5c0 6 1.5 9 5 9s5-3 5-9L14.5 7 12 3.5 9.5 7zM12 13.5V21M12 20.5c-3.5 0-5-2-5-4.5 3 0 5 1.5 5 4.5zM12 20.5c3.5 0 5-2 5-4.5-3 0-5 1.5-5 4.5z',
  },
  {
    name: msg`Fish`,
    lines: 'M2.5 12c2-3.7 5-5.7 8-5.7 3.5 0 6 3 7 5.7-1 2.7-3.5 5.7-7 5.7-3 0-6-2-8-5.7zM17 12l4.5-4.5v9z',
    dots: 'M7.3 11h.01',
  },
  {
    name: msg`Cat`,
    lines:
      'M5 4l4 3.2a9.5 9.5 0 016 0L19 4v9.5c0 4-3 7-7 7s-7-3-7-7zM12 15.3v1.2M9.8 17.3c1 .4 1.8 0 2.2-.8.4.8 1.2 1.2 2.2.8',
    dots: 'M9.3 12.3h.01M14.7 12.3h.01',
  },
  { name: msg`House`, lines: 'M3.5 11.5L12 4l8.5 7.5M5.5 10v10h13V10M10 20v-5.5h4V20' },
  { name: msg`Boat`, lines: 'M11.5 3v13.5M11.5 3.5l7 9.5h-7M11.5 6L6 13h5.5M3 16.5h18l-2.5 4h-13z' },
  {
    name: msg`Car`,
    lines:
      'M4.8 16.5H3.5v-4l2-.7 2-4.8H16l3 4.8 2 1v3.7h-1.8M9.2 16.5h5.6M7 18.7a2.2 2.2 0 100-4.4 2.2 2.2 0 000 4.4zM17 18.7a2.2 2.2 0 100-4.4 2.2 2.2 0 000 4.4zM6.5 11.8h11',
  },
  { name: msg`Key`, lines: 'M8 16.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM12.5 12H21v3.5M17 12v3', dots: 'M8 12h.01' },
  { name: msg`Cup`, lines: 'M5 7.5h11v8a4 4 0 01-4 4H9a4 4 0 01-4-4zM16 9.5h2a2.5 2.5 0 010 5h-2M8.5 3v2M12.5 3v2' },
  {
    name: msg`Balloon`,
    lines: 'M12 15.5c-3.5-1-6-3.8-6-7a6 6 0 0112 0c0 3.2-2.5 6-6 7zM12 15.5l-1.5 2h3zM12 17.5c0 2-1.5 2-1.5 4',
  },
  {
    name: msg`Apple`,
    lines:
      'M12 7.5c-1-1-2.5-1.5-4-1.2C5.5 6.8 4.5 9.5 4.5 12c0 4 2.5 8.5 5 8.5 1 0 1.5-.5 2.5-.5s1.5.5 2.5.5c2.5 0 5-4.5 5-8.5 0-2.5-1-5.2-3.5-5.7-1.5-.3-3 .2-4 1.2zM12 7.5c0-2 .8-3.5 2.5-4.5',
  },
  {
    name: msg`Umbrella`,
    lines:
      'M3 13a9 9 0 0118 0c-1.5-1.3-3-1.3-4.5 0-1.5-1.3-3-1.3-4.5 0-1.5-1.3-3-1.3-4.5 0C6 11.7 4.5 11.7 3 13zM12 13v5.5a2 2 0 004 0M12 4V2.5',
  },
]
