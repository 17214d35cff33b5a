/** Larkfield's French for its two oldest years, in the order it is taught: six at a time under a heading. */
export const french: readonly { readonly strand: string; readonly objectives: readonly string[] }[] = [
  {
    strand: 'Greeting and counting',
    objectives: [
      'Greet somebody and say goodbye as the time of day asks for',
      'Say my name and ask for somebody else’s',
      'Count to twenty and back again',
      'Say how old I am and when my birthday is',
      'Name the colours and point to them when I hear them',
      'Follow ten instructions of the classroom',
    ],
  },
  {
    strand: 'Family and home',
    objectives: [
      'Name the people in a family',
      'Say who is in mine, and whether I have a pet',
      'Put the right small word before a noun: le, la or les',
      'Describe a person by hair, eyes and size',
      'Say where I live and what is in a room',
      'Read a short letter about a family and answer questions',
    ],
  },
  {
    strand: 'Food and shopping',
    objectives: [
      'Name ten things to eat and drink',
      'Say what I like and what I do not, and why',
      'Ask for something politely and say thank you',
      'Understand a price when I hear it',
      'Act a scene in a café with a partner',
      'Write a menu with the accents in their places',
    ],
  },
  {
    strand: 'Out and about',
    objectives: [
      'Name the places of a town',
      'Ask the way and understand left, right and straight on',
      'Say what the weather is like today',
      'Tell the time to the half hour',
      'Say what I am going to do at the weekend',
      'Write five sentences about my town from memory',
    ],
  },
]
