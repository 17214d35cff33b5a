/** The pictures that can stand beside a line. What each looks like is the app's; what it means is its name. */
export const SYMBOLS = [
  'read',
  'write',
  'draw',
  'talk',
  'listen',
  'look',
  'make',
  'count',
  'think',
  'practise',
  'show',
  'partner',
  'group',
  'computer',
  'game',
  'outside',
] as const
