import { key, nonNegotiable, type SubjectContent } from './subject-content.js'

export const reading: SubjectContent = {
  name: 'Reading',
  code: 'R',
  core: true,
  years: {
    R: [
      {
        strand: 'Reading words',
        objectives: [
          'Hear the first sound in a spoken word and think of another that starts the same',
          nonNegotiable('Say a sound for every letter of the alphabet'),
          key('Blend three sounds to read words such as mud and ship'),
          'Know pairs of letters that make one sound, such as sh, ee and oa',
          'Read the first tricky words in our class set without sounding out',
        ],
      },
      {
        strand: 'Understanding',
        objectives: [
          'Join in with the repeated words of a well-loved story',
          key('Retell a story with pictures or puppets in the right order'),
          'Answer who, where and what questions about a story just heard',
          'Say what might happen next and point to a clue',
        ],
      },
      {
        strand: 'Reading words',
        objectives: [
          'Read a short sentence, pointing to each word in turn',
          'Go back and read a sentence again to make it sound like talking',
          'Notice when a word read aloud does not make sense',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          'Show the front, the title and where to start on a page',
          'Clap the beats in words and find words that rhyme',
          'Use new words from a book in play and talk',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          'Say how a character feels from the pictures and the voice',
          'Link something in a story with something that happened to me',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Choose a book to share and say why I picked it',
          'Handle books with care and turn the pages one at a time',
          'Know some rhymes and poems by heart',
        ],
      },
    ],
    '1': [
      {
        strand: 'Reading words',
        objectives: [
          nonNegotiable('Blend the sounds in a new word straight away, including made-up words'),
          'Try another sound for the same letters when the first does not work',
          key('Read words with endings -s, -ing, -ed and -er'),
          'Read words of two beats by tackling one beat at a time',
          'Read shortened words such as I’m and we’ll and say them in full',
          'Read the tricky words for Year 1 on sight',
        ],
      },
      {
        strand: 'Understanding',
        objectives: [
          key('Check that what I read makes sense and put it right'),
          'Tell a familiar tale in order, using some of its own words',
          'Say one thing I learned from an information page',
          'Explain what a title or a cover tells me about the book',
        ],
      },
      {
        strand: 'Reading aloud',
        objectives: [
          'Read a matched book aloud without help and with few stops',
          'Pause at full stops and lift my voice for questions',
          'Reread a page so that it flows',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          key('Say why a character did something, using what they said or did'),
          'Predict an ending from what has happened so far',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          'Talk about a new word and link it to words I know',
          'Spot patterns that come back in stories, such as three wishes or three tries',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Listen to a longer story over several days and remember what came before',
          'Recite a short poem with a clear voice',
          'Tell a friend what I liked in a book and listen to what they liked',
        ],
      },
    ],
    '2': [
      {
        strand: 'Reading words',
        objectives: [
          nonNegotiable('Read most words at once, without sounding out under my breath'),
          'Read words that share letters but not sounds, such as bread and bead',
          'Break a longer word into chunks and read across all of it',
          key('Read words ending -ful, -less, -ness, -ment and -ly and say what the ending does'),
        ],
      },
      {
        strand: 'Reading aloud',
        objectives: [
          'Read aloud at a steady pace that a listener can follow',
          'Use commas, speech marks and exclamation marks to change my voice',
          'Notice a slip by ear and go back without being told',
        ],
      },
      {
        strand: 'Understanding',
        objectives: [
          key('Find an answer in the text and point to the words that prove it'),
          'Put four or five events in order and say how one led to the next',
          'Use a contents page, headings and an index to look something up',
          'Ask a question that the text might answer, then read to find out',
          'Sum up a short page in one sentence',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          key('Work out how someone feels when the writer does not say so'),
          'Predict using two clues from different places in the story',
          'Say what a character is like and find something they did that shows it',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          'Work out an unknown word from the words around it',
          'Collect favourite words and phrases and say what they make me picture',
          'Compare how a story and an information book are set out',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Learn a poem and perform it so that the meaning comes through',
          'Read a short chapter book to the end',
        ],
      },
    ],
    '3': [
      {
        strand: 'Reading words',
        objectives: [
          key('Use beginnings such as un-, dis-, mis- and re- to read and understand words'),
          'Read words where letters are silent or sound unusual',
          'Read silently for ten minutes and remember what I read',
        ],
      },
      {
        strand: 'Understanding',
        objectives: [
          nonNegotiable('Find facts quickly by scanning for a key word'),
          key('Answer in my own words and add the evidence from the text'),
          'Pick out the main point of each paragraph',
          'Use a dictionary to check a meaning and choose the one that fits',
          'Make notes of a few words rather than copying sentences',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          key('Say what a character may be thinking and show the line that suggests it'),
          'Explain why two characters act differently in the same place',
          'Predict from what I know about this kind of story',
          'Tell what is said outright from what is only hinted',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          'Find words that set a mood and say how they do it',
          'Explain how headings, boxes and pictures help a reader',
          'Recognise a myth, a fable and a fairy tale by how they work',
          'Say why a writer began a new paragraph or chapter here',
        ],
      },
      {
        strand: 'Reading aloud',
        objectives: [
          'Read a play script in role, following the directions',
          'Prepare a poem with a change of pace or volume',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Try a kind of book I do not usually choose and give it a fair go',
          'Recommend a book by saying who would enjoy it and why',
        ],
      },
    ],
    '4': [
      {
        strand: 'Reading words',
        objectives: [
          'Use word families to unlock a new word, such as sign, signal, signature',
          key('Read endings such as -tion, -sion and -cian without hesitation'),
        ],
      },
      {
        strand: 'Understanding',
        objectives: [
          nonNegotiable('Explain what happened and why, using details from across the text'),
          'Bring together facts from two places on a page to answer a question',
          'Summarise a chapter in three sentences and leave out small detail',
          'Tell a fact from an opinion and say how I know',
          'Read a map, a table or a diagram together with the words',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          key('Support an idea about a character with two pieces of evidence'),
          'Trace how a feeling changes from the beginning to the end',
          'Change my prediction when new clues appear and explain the change',
          'Suggest what the writer wants us to think of a character',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          key('Explain what a comparison such as a simile helps me to see'),
          'Say how a word choice changes the feeling of a sentence',
          'Describe how the order of a text builds tension or makes steps clear',
          'Find what stories on one theme have in common',
          'Recognise a haiku, a narrative poem and free verse by their shape and sound',
        ],
      },
      {
        strand: 'Reading aloud',
        objectives: [
          'Read an unseen page aloud so that punctuation guides the meaning',
          'Plan a group reading with different voices for different parts',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Keep going with a longer novel and talk about it along the way',
          'Disagree politely about a book and quote from it to make my case',
        ],
      },
    ],
    '5': [
      {
        strand: 'Reading words',
        objectives: [
          'Use roots from Latin and Greek to guess a meaning and then check it',
          key('Read aloud fluently from texts with long and varied sentences'),
        ],
      },
      {
        strand: 'Understanding',
        objectives: [
          nonNegotiable('Find, quote and explain the lines that answer a question'),
          'Skim a long text for its shape before reading it closely',
          'Gather information from several pages and arrange it under headings',
          'Summarise the main ideas of more than one paragraph',
          'Judge whether a source is likely to be right and say why',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          key('Read between the lines and justify with evidence from different parts'),
          'Explain why a character changes their mind, naming the turning point',
          'See an event from the side of someone who does not get to tell it',
          'Compare what a character says with what they do',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          key('Discuss how figurative language affects the reader'),
          'Show how a writer uses short and long sentences for effect',
          'Explain how a flashback or a change of narrator works',
          'Compare two texts that treat the same subject differently',
          'Notice persuasive tricks in an advert or a speech',
          'Connect a story’s setting with what happens in it',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Read books from another time or culture and talk about what is different',
          'Give a short talk about a book, with notes only',
          'Learn a longer poem and decide how to perform it',
        ],
      },
    ],
    '6': [
      {
        strand: 'Understanding',
        objectives: [
          nonNegotiable('Answer fully, choosing short quotations that really prove the point'),
          'Decide quickly how to read: skim, scan or slowly',
          'Sum up how an idea develops through a whole text',
          'Weigh two accounts of one event and explain why they differ',
          'Separate a statement that can be checked from a claim made to persuade',
        ],
      },
      {
        strand: 'Inference',
        objectives: [
          key('Build an argument about a character from evidence across the book'),
          'Explain what a writer leaves unsaid and why that might be',
          'Discuss how far a narrator can be trusted',
          'Predict how a theme will be resolved and look back to see if it was',
        ],
      },
      {
        strand: 'Language and structure',
        objectives: [
          key('Explain how a word, an image and a sentence work together to create an effect'),
          'Follow an extended metaphor or a symbol through a poem',
          'Say how the structure of a text serves its purpose',
          'Compare how two writers create mood, with quotations from both',
          'Recognise formal, informal and old-fashioned language and its effect',
          'Settle what an unfamiliar word means from its parts and its neighbours',
        ],
      },
      {
        strand: 'Reading aloud',
        objectives: [
          'Read a speech or a poem aloud with stress and pace that carry the meaning',
          'Listen to another reading of the same piece and say what it brought out',
        ],
      },
      {
        strand: 'Reading for pleasure',
        objectives: [
          'Follow an author or a theme through several books and compare them',
          'Hold a discussion by building on and challenging what others say',
          'Write a review that a reader of my age could trust',
        ],
      },
    ],
  },
}
