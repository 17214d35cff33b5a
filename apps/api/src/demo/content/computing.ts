import { key, type SubjectContent } from './subject-content.js'

export const computing: SubjectContent = {
  name: 'Computing',
  code: 'C',
  core: false,
  years: {
    R: [
      {
        strand: 'Making programs',
        objectives: [
          key('Give a friend one instruction at a time to reach a place'),
          'Press buttons to make a floor robot go where I want',
          'Put picture cards in order to show what to do first',
        ],
      },
      {
        strand: 'Using technology',
        objectives: [
          'Take a photograph and show it to someone',
          'Use a mouse or a finger to draw a picture on a screen',
          'Name things at home and school that have a computer inside',
        ],
      },
      {
        strand: 'Staying safe',
        objectives: [
          key('Tell a grown-up when something on a screen worries me'),
          'Know that we ask before taking a picture of someone',
        ],
      },
    ],
    '1': [
      {
        strand: 'Making programs',
        objectives: [
          key('Plan a short list of commands for a floor robot and test it'),
          'Find the step that went wrong and put it right',
          'Predict what a short program will do before running it',
        ],
      },
      {
        strand: 'Using technology',
        objectives: [
          'Log in, open, save and find my own work',
          'Type words with spaces and capitals and change how they look',
          'Sort pictures into groups on screen and count them',
        ],
      },
      {
        strand: 'Staying safe',
        objectives: [key('Say what is private about me and should stay so'), 'Be as kind online as face to face'],
      },
    ],
    '2': [
      {
        strand: 'Making programs',
        objectives: [
          key('Explain that a computer does exactly what the steps say, in order'),
          'Make a character move and speak with blocks',
          'Debug a program by reading it aloud line by line',
        ],
      },
      {
        strand: 'Using technology',
        objectives: [
          'Build a pictogram from data we collected',
          'Make a short animation or slideshow that tells a story',
          'Compose a simple tune with music software',
        ],
      },
      {
        strand: 'Staying safe',
        objectives: [
          key('Know that what I post can be copied and stay for years'),
          'Give credit for a picture that somebody else made',
        ],
      },
    ],
    '3': [
      {
        strand: 'Making programs',
        objectives: [
          key('Write a program whose parts run in sequence when an event happens'),
          'Use a loop instead of writing the same steps many times',
          'Test a program often and keep a note of what I changed',
        ],
      },
      {
        strand: 'How it works',
        objectives: [
          'Name inputs, processes and outputs of a device',
          key('Describe how computers in school are joined in a network'),
        ],
      },
      {
        strand: 'Using technology',
        objectives: [
          'Edit a stop-motion film so that it runs smoothly',
          'Make a branching database that sorts living things',
        ],
      },
      { strand: 'Staying safe', objectives: ['Choose a strong password and keep it to myself'] },
    ],
    '4': [
      {
        strand: 'Making programs',
        objectives: [
          key('Use count-controlled and endless loops and choose between them'),
          'Draw patterns by repeating inside a repeat',
          'Split a problem into smaller parts before coding',
        ],
      },
      {
        strand: 'How it works',
        objectives: [
          key('Explain the difference between the internet and the web'),
          'Say why search results come in the order they do',
        ],
      },
      {
        strand: 'Using technology',
        objectives: [
          'Record, trim and mix sound for a podcast',
          'Log data with a sensor over time and explain the graph',
        ],
      },
      { strand: 'Staying safe', objectives: ['Check whether a web page is likely to be honest'] },
    ],
    '5': [
      {
        strand: 'Making programs',
        objectives: [
          key('Use if and else so that a program makes a choice'),
          'Build a quiz that responds to what the user types',
          'Control a light or motor with a program and a sensor',
        ],
      },
      {
        strand: 'How it works',
        objectives: [
          'Explain how information is broken up and sent between computers',
          key('Search with care: choose words, filters and check dates'),
        ],
      },
      {
        strand: 'Using technology',
        objectives: ['Search and sort a database to answer a question', 'Plan, film and edit a short video'],
      },
      { strand: 'Staying safe', objectives: ['Spot a trick message and say what to do with it'] },
    ],
    '6': [
      {
        strand: 'Making programs',
        objectives: [
          key('Use a variable to keep a score or a setting and explain what it holds'),
          'Design, make and improve a game for a real player',
          'Read someone else’s program and explain what each part does',
        ],
      },
      {
        strand: 'How it works',
        objectives: [
          'Explain how people work together on shared files',
          key('Describe how data about us is collected and used'),
        ],
      },
      {
        strand: 'Using technology',
        objectives: ['Model a budget in a spreadsheet with formulas', 'Build a small website with pages that link'],
      },
      { strand: 'Staying safe', objectives: ['Weigh up how much time online is good for me and how to take a break'] },
    ],
  },
}
