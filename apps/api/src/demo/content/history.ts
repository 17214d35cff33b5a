import { key, type SubjectContent } from './subject-content.js'

export const history: SubjectContent = {
  name: 'History',
  code: 'H',
  core: false,
  years: {
    R: [
      {
        strand: 'Time and order',
        objectives: [
          key('Talk about things I could not do as a baby and can do now'),
          'Use yesterday, last week and a long time ago',
          'Put photographs of one family in order of age',
        ],
      },
      {
        strand: 'People and events',
        objectives: [
          'Talk about the people in my family and what they do',
          'Remember and share a special day',
          'Listen to a story from long ago and say what was different',
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Look at an old object and guess what it was for',
          'Ask an older person a question about their childhood',
        ],
      },
    ],
    '1': [
      {
        strand: 'Time and order',
        objectives: [
          key('Place events from my own life on a timeline'),
          'Use words such as before, after, then and now to talk about the past',
        ],
      },
      {
        strand: 'People and events',
        objectives: [
          'Compare toys now with toys when our grandparents were small',
          'Tell how homes were lit, heated and cleaned a hundred years ago',
          key('Tell the story of someone who made a difference to our town'),
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Sort objects into old and new and give my reasons',
          'Find out something from an old photograph',
          'Know that people remember the same event differently',
        ],
      },
    ],
    '2': [
      {
        strand: 'People and events',
        objectives: [
          key('Explain why a small fire in a bakery burned down so much of London'),
          'Describe how London was rebuilt and what was changed for safety',
          'Compare two nurses or two explorers who lived in different times',
          'Say why we remember a person with a statue, a day or a name',
        ],
      },
      {
        strand: 'Time and order',
        objectives: [
          'Put the events we have studied in order on one long timeline',
          key('Give one cause and one result of an event'),
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Use a diary or a painting from the time to answer a question',
          'Say how we can know about something nobody alive saw',
        ],
      },
    ],
    '3': [
      {
        strand: 'People and events',
        objectives: [
          key('Describe how life changed from hunting and gathering to farming'),
          'Explain what bronze and iron let people do',
          'Say why the River Nile mattered to the Egyptians',
          'Describe what Egyptians believed about life after death',
        ],
      },
      {
        strand: 'Time and order',
        objectives: [
          key('Use BC and AD and place the Stone Age and Egypt on one timeline'),
          'Compare two peoples who lived at the same time',
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Explain what a site such as Skara Brae can and cannot tell us',
          'Ask a question that an artefact could answer',
        ],
      },
    ],
    '4': [
      {
        strand: 'People and events',
        objectives: [
          key('Explain why the Romans came to Britain and how people answered'),
          'Describe what Roman roads, towns and baths changed',
          'Say who the Anglo-Saxons and the Vikings were and where they settled',
          'Explain how King Alfred held his kingdom',
        ],
      },
      {
        strand: 'Time and order',
        objectives: [
          'Show what overlapped and what followed between 55 BC and 1066',
          key('Pick out what changed and what stayed the same when the Romans left'),
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Compare two accounts of Boudica and say why they differ',
          'Use place names as evidence of who lived where',
        ],
      },
    ],
    '5': [
      {
        strand: 'People and events',
        objectives: [
          key('Explain what Athens and Sparta valued and how it shaped daily life'),
          'Say what we owe to the ancient Greeks in theatre, sport and government',
          'Describe why Baghdad was a centre of learning around AD 900',
          'Explain how the Maya farmed, built and counted',
        ],
      },
      {
        strand: 'Time and order',
        objectives: [
          'Place civilisations across the world on one timeline and compare them',
          key('Explain a chain of causes and decide which mattered most'),
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Judge how useful a source is for a particular question',
          'Support a claim with two kinds of evidence',
        ],
      },
    ],
    '6': [
      {
        strand: 'People and events',
        objectives: [
          key('Explain why the Second World War changed life at home'),
          'Describe evacuation from the point of view of a child and of a host',
          'Trace how the mill or the railway changed our area',
          'Tell how people won the right to vote',
        ],
      },
      {
        strand: 'Time and order',
        objectives: [
          'Describe a theme such as crime or travel across a thousand years',
          key('Argue whether a change was for the better, and for whom'),
        ],
      },
      {
        strand: 'Evidence',
        objectives: [
          'Recognise propaganda and explain its purpose',
          'Plan and carry out my own enquiry with several sources',
        ],
      },
    ],
  },
}
