import { key, nonNegotiable, type SubjectContent } from './subject-content.js'

export const writing: SubjectContent = {
  name: 'Writing',
  code: 'W',
  core: true,
  years: {
    R: [
      {
        strand: 'Handwriting',
        objectives: [
          key('Hold a pencil comfortably between thumb and two fingers'),
          'Draw lines, circles and zigzags that start and stop where I want',
          'Write my first name with a capital at the start',
          nonNegotiable('Form most small letters starting in the right place'),
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          'Say a word slowly and write the first sound I hear',
          key('Spell short words by writing a letter for each sound'),
          'Write some tricky words such as the, to and I from memory',
          'Use two letters for one sound in words such as fish and rain',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          'Give meaning to the marks I make and read them to someone',
          'Write labels for a model or a picture',
          'Write a list for a shop or a café in play',
          'Make up a story with toys and tell it to a grown-up who writes it down',
          'Say a whole sentence aloud before writing it',
          'Write about something that happened to me',
        ],
      },
      {
        strand: 'Sentences and punctuation',
        objectives: [
          key('Write a short sentence that someone else can read'),
          'Leave a finger space after each word',
          'Begin to put a full stop where the sentence ends',
          'Join two ideas in talk with and or because',
        ],
      },
      {
        strand: 'Improving',
        objectives: [
          'Read my writing back and point to each word',
          'Add one more word or detail when someone asks about it',
        ],
      },
    ],
    '1': [
      {
        strand: 'Handwriting',
        objectives: [
          nonNegotiable('Sit letters on the line, with tall and hanging letters the right size'),
          'Form every capital letter and the digits 0 to 9',
          'Practise letters in families that start with the same movement',
        ],
      },
      {
        strand: 'Sentences and punctuation',
        objectives: [
          nonNegotiable('Start a sentence with a capital letter and finish it with a full stop'),
          key('Join two ideas with and'),
          'Use a capital for names, days and the word I',
          'Spot when I am asking something and end it with a question mark',
          'Put an exclamation mark where something is surprising or loud',
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          key('Spell words with the sounds we have learned so far'),
          'Add -s or -es to make more than one',
          'Add -ing, -ed and -er where the word does not change',
          'Spell Monday to Sunday without looking',
          'Spell the Year 1 tricky words in my own writing',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          'Plan a story by drawing its beginning, middle and end',
          key('Write three or more sentences that belong together'),
          'Retell a known tale and change one thing in it',
          'Write simple instructions in order with numbers',
          'Describe a thing with a word that tells colour, size or feel',
        ],
      },
      {
        strand: 'Improving',
        objectives: [
          'Read my work aloud and mend a word that is missing',
          'Tell a partner what my writing is about and answer a question',
        ],
      },
    ],
    '2': [
      {
        strand: 'Sentences and punctuation',
        objectives: [
          nonNegotiable('Punctuate most sentences with capitals, full stops and question marks'),
          key('Extend a sentence with when, if, that or because'),
          'Use commas between things in a list',
          'Use an apostrophe to show who owns something, and for missing letters',
          'Keep to past or present all the way through',
          'Tell, ask, order and exclaim: write all four kinds of sentence on one subject',
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          key('Break a word into sounds and choose a likely spelling for each'),
          'Tell apart words that sound the same, such as there and their',
          'Add endings where a letter doubles, drops or changes to i',
          'Write a dictated sentence with our words and punctuation in place',
        ],
      },
      {
        strand: 'Handwriting',
        objectives: [
          'Keep letters and spaces even across a whole page',
          'Begin to join letters with the strokes we practise',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          'Jot ideas and good words before starting',
          key('Write a story with a problem and how it was solved'),
          'Write about a real event so that someone who was not there understands',
          'Paint a picture with phrases such as the tiny wooden boat',
          'Write a poem that follows a pattern we have read',
        ],
      },
      {
        strand: 'Improving',
        objectives: [
          'Check verbs, capitals and full stops line by line',
          'Swap a plain word for a sharper one and say why it is better',
          'Read my writing to the class so that they want to listen',
        ],
      },
    ],
    '3': [
      {
        strand: 'Sentences and punctuation',
        objectives: [
          key('Show time, place and cause with words such as while, before, so and therefore'),
          nonNegotiable('Put speech marks round exactly what was said'),
          'Choose a or an by the sound that follows',
          'Use have and had to show what was already done',
          'Vary how sentences begin',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          key('Group sentences about one idea into a paragraph'),
          'Plan from a model text, keeping its shape but not its words',
          'Create a setting that uses more than one sense',
          'Give a character a way of speaking that shows what they are like',
          'Set out information under headings and subheadings',
          'Write a letter that suits the person who will read it',
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          key('Add beginnings such as dis-, mis-, in- and re- without changing the root'),
          'Spell words with sounds written in unusual ways, such as gym and young',
          'Check a spelling in a dictionary from its first two or three letters',
          'Use our spelling routine to learn the words I got wrong',
        ],
      },
      {
        strand: 'Handwriting',
        objectives: [
          'Join letters so that writing is quick and easy to read',
          'Know which letters are best left unjoined',
        ],
      },
      {
        strand: 'Improving',
        objectives: [
          'Suggest one change to a partner’s work and say what it would do',
          'Proofread once for sense and once for spelling',
          'Improve a sentence by moving, adding or cutting a part',
        ],
      },
    ],
    '4': [
      {
        strand: 'Sentences and punctuation',
        objectives: [
          key('Open a sentence with when, where or how, followed by a comma'),
          nonNegotiable('Punctuate conversation, with a new line for each speaker'),
          'Expand a noun before and after, as in the old bridge with missing planks',
          'Choose nouns and pronouns so that nobody wonders who is meant',
          'Use an apostrophe for one owner and for several',
          'Write standard forms such as we were and I did',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          key('Organise paragraphs around a theme, each with a clear first sentence'),
          'Build a story towards a moment of tension and out again',
          'Blend action, description and speech in one scene',
          'Explain how something works so that the steps make sense',
          'Argue a point of view with reasons a reader might accept',
          'Write a poem that takes one image further',
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          key('Choose between -tion, -sion, -ssion and -cian'),
          'Spell words with endings -ous and -ly after a change to the root',
          'Tell apart more words that sound alike, such as accept and except',
        ],
      },
      {
        strand: 'Handwriting',
        objectives: [
          'Write at length with joins that stay even and upright',
          'Match the care of my handwriting to the task',
        ],
      },
      {
        strand: 'Improving',
        objectives: [
          'Set success points with the class and check my draft against them',
          'Cut what is repeated and tighten what is left',
          'Read a draft aloud to hear where a pause is needed',
        ],
      },
    ],
    '5': [
      {
        strand: 'Sentences and punctuation',
        objectives: [
          key('Add information about a noun with who, which, where or whose'),
          'Show how likely something is with might, should, perhaps and surely',
          nonNegotiable('Use commas to make meaning clear and to mark off parts of a sentence'),
          'Use brackets or dashes for an aside',
          'Place short sentences where they have most effect',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          key('Decide who will read it and why, and choose a form to suit'),
          'Link ideas within a paragraph with words for time, place and order',
          'Link paragraphs so that one leads to the next',
          'Let speech move the story on and show what a person is like',
          'Create an atmosphere by choosing what to describe and what to leave out',
          'Report on something we have researched without copying',
          'Summarise a longer text in a few sentences of my own',
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          key('Spell words with silent letters by knowing where they come from'),
          'Choose between -able and -ible, and -ant and -ent',
          'Use hyphens to avoid confusion, as in re-cover',
        ],
      },
      {
        strand: 'Handwriting',
        objectives: ['Keep my own joined style legible when writing fast'],
      },
      {
        strand: 'Improving',
        objectives: [
          'Change words and grammar to sharpen the effect on the reader',
          'Check that tense and person stay the same throughout',
          'Give feedback that quotes a line and suggests a next step',
          'Perform my own writing with voice and gesture',
        ],
      },
    ],
    '6': [
      {
        strand: 'Sentences and punctuation',
        objectives: [
          key('Move between formal and informal ways of writing to suit the reader'),
          key('Use the passive when who did it is unknown or less important'),
          nonNegotiable('Punctuate lists, clauses and speech accurately almost always'),
          'Separate two closely linked sentences with a semi-colon, colon or dash',
          'Control long sentences with several parts so that they stay clear',
        ],
      },
      {
        strand: 'Composing',
        objectives: [
          key('Choose a form and a voice from my own reading and keep it up'),
          'Hold a piece together by echoing, contrast and linking phrases',
          'Show character, setting and mood through action rather than telling',
          'Balance both sides of an argument before coming down on one',
          'Write a biography or report that picks what matters most',
          'Play with time by starting late or looking back',
          'Use layout such as bullets, columns and captions to guide a reader',
        ],
      },
      {
        strand: 'Spelling',
        objectives: [
          key('Spell the words on the Years 5 and 6 list in my own writing'),
          'Use what I know about roots and families to spell less common words',
          'Use a thesaurus with judgement, checking that the new word fits',
        ],
      },
      {
        strand: 'Handwriting',
        objectives: ['Write quickly, legibly and with stamina, choosing when to print'],
      },
      {
        strand: 'Improving',
        objectives: [
          'Rework a section after feedback and explain what is gained',
          'Check agreement of subject and verb, also where words come between',
          'Proofread the final draft so that few slips are left',
          'Judge my own piece against one by a published writer',
        ],
      },
    ],
  },
}
