import type { Choice, LineSymbol, Task, Template } from '@track/microtrack'

/** A template in the school's own words, before it has ids: a task says which criteria it serves by their places. */
export interface DemoNote {
  readonly subject: string
  readonly unit: string
  readonly title: string
  readonly outcome: string
  readonly criteria: readonly string[]
  readonly tasks: readonly DemoTask[]
  readonly moveOn: readonly string[]
  readonly questions: readonly string[]
}

export interface DemoTask {
  readonly text: string
  readonly serves: readonly number[]
  readonly symbol: LineSymbol
  readonly optional?: true
  readonly choice?: Pick<Choice, 'kind'> & { readonly ways: readonly Way[] }
}

type Way = readonly [text: string, symbol: LineSymbol, partner?: string]

const PRACTICE: NonNullable<DemoTask['choice']> = {
  kind: 'practice',
  ways: [
    ['Play the card game', 'game', 'a classmate'],
    ['Draw it on squared paper', 'draw'],
    ['Work it out with the blocks', 'make'],
  ],
}

/** Five lessons of maths on five days, the last of them today. */
export const MATHS: readonly DemoNote[] = [
  maths({
    title: 'Parts of an amount',
    outcome: 'I can find a fraction of an amount.',
    criteria: ['I can share an amount into equal parts.', 'I can say how many parts I take.'],
    tasks: [
      task('Share twenty shells between four pots', [0], 'make'),
      task('Find a half and a quarter of each number', [0, 1], 'write'),
    ],
    last: task('Tell the story of one of your answers', [1], 'talk'),
    moveOn: 'Find three quarters of your own numbers.',
  }),
  maths({
    title: 'Fractions on a line',
    outcome: 'I can place fractions on a number line.',
    criteria: ['I can cut a line into equal jumps.', 'I can name the place of a fraction.'],
    tasks: [task('Fold a strip into eighths', [0], 'make'), task('Mark each fraction on the line', [0, 1], 'write')],
    last: task('Show a friend where one fifth lives', [1], 'show'),
    moveOn: 'Place fractions that are more than one.',
  }),
  maths({
    title: 'A fraction wall',
    outcome: 'I can find fractions that are worth the same.',
    criteria: ['I can show two fractions that are worth the same.', 'I can find a third one by myself.'],
    tasks: [
      task('Build a fraction wall', [0], 'make'),
      task('Match the cards that are worth the same', [0, 1], 'look'),
    ],
    last: task('Write down three of your own', [1], 'write'),
    moveOn: 'Find one that is worth the same as two fifths of a metre.',
  }),
  maths({
    title: 'Why are they the same?',
    outcome: 'I can explain why two fractions are worth the same.',
    criteria: ['I can show it in a picture.', 'I can say what happens to the top and the bottom.'],
    tasks: [task('Draw two bars that are worth the same', [0], 'draw'), task('Fill in what is missing', [1], 'write')],
    last: task('Explain it to somebody who was not here', [0, 1], 'talk'),
    moveOn: 'Make a puzzle of it for tomorrow.',
  }),
  maths({
    title: 'Which is more?',
    outcome: 'I can compare two fractions and say how I know.',
    criteria: ['I can show both fractions in the same way.', 'I can say which is more and why.'],
    tasks: [task('Colour both fractions on the bars', [0], 'draw'), task('Put the cards in order', [0, 1], 'look')],
    last: task('Write one sentence that says how you know', [1], 'write'),
    moveOn: 'Find a fraction that lies between the two.',
  }),
]

/** Prepared and not given out yet. */
export const PREPARED: readonly DemoNote[] = [
  {
    subject: 'Writing',
    unit: 'A letter home',
    title: 'A place to be seen',
    outcome: 'I can describe a place so that others see it.',
    criteria: ['I can choose words for what I see, hear and smell.', 'I can begin sentences in different ways.'],
    tasks: [
      task('Look at the picture and collect ten words', [0], 'look'),
      {
        ...task('Try your words out', [0, 1], 'practise'),
        choice: {
          kind: 'demonstrate',
          ways: [
            ['Tell it to a partner', 'talk', 'a classmate'],
            ['Write five sentences', 'write'],
            ['Draw it and add captions', 'draw'],
          ],
        },
      },
      task('Write your description', [0, 1], 'write'),
      task('Read it aloud and change one sentence', [1], 'read'),
    ],
    moveOn: ['Describe the same place at night.'],
    questions: ['Which of your words does the most work?'],
  },
  {
    subject: 'Science',
    unit: 'Sound',
    title: 'How sound travels',
    outcome: 'I can say how a sound reaches my ear.',
    criteria: ['I can name what shakes.', 'I can say what the sound goes through.', 'I can test it fairly.'],
    tasks: [
      task('Listen at the table and at the string', [0, 1], 'listen'),
      task('Plan a fair test with your group', [2], 'group'),
      task('Try it three times and write down what you hear', [1, 2], 'write'),
      task('Explain it with a drawing', [0, 1], 'draw'),
    ],
    moveOn: ['Find out where no sound can go.'],
    questions: ['What would you hear under water?'],
  },
]

/** For those of six and seven, who read pictures first. */
export const EARLY: DemoNote = {
  subject: 'Maths',
  unit: 'Tens and ones',
  title: 'Tens and ones',
  outcome: 'I can make a number with tens and ones.',
  criteria: ['I can make it with sticks.', 'I can say it.'],
  tasks: [
    task('Make 23 with sticks', [0], 'make'),
    task('Say how many tens there are', [1], 'talk'),
    {
      ...task('Pick one way to make 41', [0, 1], 'practise'),
      choice: {
        kind: 'practice',
        ways: [
          ['Make it with beads', 'make'],
          ['Draw it', 'draw'],
          ['Count it with a friend', 'partner', 'a friend'],
        ],
      },
    },
    task('Show me your own number', [0, 1], 'show'),
  ],
  moveOn: ['Make a number over one hundred.'],
  questions: [],
}

/** What pupils add to their lists, and what they say when a lesson is over. */
export const OWN_TASKS = ['Sharpened all the pencils', 'Helped at my table', 'Did my corrections', 'Read one more page']
export const WHY = ['I could see it.', 'We talked about it.', 'It was quicker than I thought.', 'I wanted more room.']
export const SUCCESSES = ['I found two by myself.', 'I explained it.', 'I did not give up.', 'My drawing was clear.']
export const START_NEXT = ['With the cards', 'With my last sentence', 'At the number line', 'By asking my partner']

function maths({
  last,
  moveOn,
  tasks,
  ...note
}: Pick<DemoNote, 'title' | 'outcome' | 'criteria' | 'tasks'> & {
  readonly last: DemoTask
  readonly moveOn: string
}): DemoNote {
  const practise = { ...task('Practise your own way', [0, 1], 'practise'), choice: PRACTICE }
  const check = { ...task('Check two of your answers', [0], 'think'), optional: true as const }
  return {
    ...note,
    subject: 'Maths',
    unit: 'Fractions',
    tasks: [...tasks, practise, last, check],
    moveOn: [moveOn],
    questions: ['Did your way of practising help?'],
  }
}

function task(text: string, serves: readonly number[], symbol: LineSymbol): DemoTask {
  return { text, serves, symbol }
}

/** With ids for all that has one. */
export function templateOf(note: DemoNote, newId: () => string): Template {
  const criteria = note.criteria.map((text) => ({ id: newId(), text }))
  const toTask = ({ text, serves, symbol, optional, choice }: DemoTask): Task => ({
    id: newId(),
    text,
    criterionIds: serves.map((place) => criteria[place]!.id),
    getsMeReady: false,
    optional: optional ?? false,
    symbol,
    ...(choice && {
      choice: {
        kind: choice.kind,
        choose: 1,
        options: choice.ways.map(([text, symbol, partner]) => ({
          id: newId(),
          text,
          symbol,
          ...(partner && { partner }),
        })),
      },
    }),
  })
  return {
    outcomes: [note.outcome],
    criteria,
    tasks: note.tasks.map(toTask),
    moveOn: note.moveOn.map((text) => toTask({ text, serves: [0], symbol: 'think' })),
    questions: note.questions.map((text) => ({ id: newId(), text })),
  }
}
