/** What pupils of Larkfield answered, invented here, and what their teachers made of it. */
export interface DemoAnswer {
  readonly text: string
  /** How good it is, low to high: what the judges of the demo go by. */
  readonly place: number
}

export const HUNG_PROMPT = 'Explain how you know that 3/4 is more than 2/3.'

/** The chart in 4 Oak, low to high. */
export const HUNG_LEVELS: readonly {
  readonly exemplar: string
  readonly origin: 'pupil' | 'rewritten'
  readonly qualifiers: readonly string[]
}[] = [
  { exemplar: '3/4 because 4 is the biggest number.', origin: 'rewritten', qualifiers: ['Names one of the fractions'] },
  {
    exemplar: '3/4 is more. It has more pieces.',
    origin: 'pupil',
    qualifiers: ['Says which is more', 'Talks about the pieces'],
  },
  {
    exemplar: 'I drew two bars the same length. In 3/4 I coloured more.',
    origin: 'pupil',
    qualifiers: ['Shows both fractions of the same whole'],
  },
  {
    exemplar: '2/3 is 8/12 and 3/4 is 9/12. 9 twelfths is more than 8 twelfths.',
    origin: 'pupil',
    qualifiers: ['Writes both with parts of one size', 'Says what that shows'],
  },
  {
    exemplar:
      '3/4 is one quarter away from a whole and 2/3 is one third away. A quarter is smaller than a third, so 3/4 is closer to the whole. It works for 5/6 and 4/5 too.',
    origin: 'pupil',
    qualifiers: ['Gives a reason that needs no counting', 'Says when it works again'],
  },
]

/** Between them: pieces that were put in order and do not hang. */
export const OTHER_ANSWERS: readonly DemoAnswer[] = [
  { text: 'I just know that it is 3/4.', place: 0.5 },
  { text: '3/4 is bigger because you only need one more piece.', place: 1.5 },
  { text: 'On my number line 3/4 comes after 2/3.', place: 2.5 },
]

export const OPEN_PROMPT = 'Which is the better buy: 3 apples for 60p or 5 apples for 90p? Say how you know.'

/** Twelve answers of two classes, six each, in no order. */
export const OPEN_ANSWERS: readonly DemoAnswer[] = [
  { text: '5 apples because it is more apples.', place: 1 },
  { text: '60p divided by 3 is 20p. 90p divided by 5 is 18p. 5 for 90p is the better buy.', place: 9 },
  { text: '60p is less than 90p so 3 apples.', place: 2 },
  { text: 'I found what 15 apples cost. 5 lots of 60p is 300p and 3 lots of 90p is 270p. So 5 for 90p.', place: 11 },
  { text: 'They are the same.', place: 0 },
  { text: '3 apples cost 20p each.', place: 5 },
  { text: '5 for 90p. You get 2 more for 30p and that is 15p each, which is less than 20p.', place: 10 },
  { text: 'The 5 apples, I shared the money and it was less.', place: 6 },
  { text: '90p is too much for apples.', place: 3 },
  { text: '20p and 18p so the second one.', place: 8 },
  { text: 'You have to find out how much one is. 60 shared by 3 is 20.', place: 7 },
  { text: 'The second because it goes up by 30p and 2 apples.', place: 4 },
]

/** What pupils held up to the chart since: where they placed it, and what they wrote about it. */
export const HELD_UP: readonly {
  readonly text: string
  readonly level: number
  readonly glow: string
  readonly grow: string
  readonly teacher?: { readonly level: number; readonly reason: string }
}[] = [
  {
    text: 'I drew 4/5 and 2/3 as bars and 4/5 is longer.',
    level: 3,
    glow: 'My bars are the same length.',
    grow: 'Write both fractions with parts of one size.',
    teacher: { level: 2, reason: 'The bars show it. The parts of one size are not there yet.' },
  },
  {
    text: '4/5 is 12/15 and 2/3 is 10/15, so 4/5 is more.',
    level: 3,
    glow: 'I found fifteenths by myself.',
    grow: 'Say how far each is from a whole.',
    teacher: { level: 3, reason: 'Fifteenths for both, and what they show.' },
  },
  { text: '4/5 has more pieces.', level: 1, glow: 'I said which is more.', grow: 'Draw both of the same whole.' },
  {
    text: '4/5 only misses a fifth, 2/3 misses a third, and a fifth is less.',
    level: 4,
    glow: 'I did not need to draw it.',
    grow: 'Find another pair where it works.',
  },
]
