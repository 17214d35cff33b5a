import { key, type SubjectContent } from './subject-content.js'

export const geography: SubjectContent = {
  name: 'Geography',
  code: 'G',
  core: false,
  years: {
    R: [
      {
        strand: 'Places',
        objectives: [
          key('Talk about where I live and what is near it'),
          'Find my way round school and tell someone the way',
          'Say how a place in a story is like or unlike our own',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          'Draw a simple map of a journey or a story',
          'Use near, far, next to and behind',
          'Look at a map or globe and point to land and sea',
        ],
      },
      {
        strand: 'People and nature',
        objectives: ['Notice rain, wind, sun and snow and dress for them', 'Look after our outdoor area and say why'],
      },
    ],
    '1': [
      {
        strand: 'Places',
        objectives: [
          key('Name the four countries of the United Kingdom and their capitals'),
          'Describe our street using words such as shop, house, park and office',
          'Compare our town with a village or with the seaside',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          key('Follow a simple plan of the classroom and the school grounds'),
          'Make a map with a key of three or more symbols',
          'Use left, right, forwards and backwards to direct a friend',
        ],
      },
      {
        strand: 'People and nature',
        objectives: ['Describe the four seasons where we live', 'Find hot and cold parts of the world on a globe'],
      },
    ],
    '2': [
      {
        strand: 'Places',
        objectives: [
          key('Name and find the seven continents and five oceans'),
          'Compare our area with a place in Kenya or Brazil, likenesses first',
          'Describe a coast using words such as cliff, beach, harbour',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          key('Use north, south, east and west to describe a route'),
          'Match an aerial photograph to a map',
          'Collect information on a walk and show it on a chart or a map',
        ],
      },
      {
        strand: 'People and nature',
        objectives: [
          'Explain why it is cold at the poles and hot near the Equator',
          'Tell things made by people from things made by nature in a view',
        ],
      },
    ],
    '3': [
      {
        strand: 'Places',
        objectives: [
          'Point out our county, its neighbours and ten British cities on a map',
          key('Describe one part of Britain far from ours: its land, its work and its people'),
          'Explain why a settlement grew up where it did',
        ],
      },
      {
        strand: 'People and nature',
        objectives: [
          key('Describe how a volcano erupts and why people live near one'),
          'Explain what happens in an earthquake and how people prepare',
          'Name the main climate zones and give an example of each',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          'Use four-figure references to find a square on a map',
          'Survey how land is used near school and map the results',
        ],
      },
    ],
    '4': [
      {
        strand: 'People and nature',
        objectives: [
          key('Explain the water cycle with a labelled diagram'),
          'Follow a river from source to mouth and name what it shapes',
          'Say why rivers flood and what can be done',
          'Explain where our electricity comes from and compare two sources',
        ],
      },
      {
        strand: 'Places',
        objectives: [
          key('Find countries and capitals of Europe and describe one region'),
          'Compare a European region with our own by land, weather and work',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          'Use the eight points of the compass and map symbols',
          'Measure the width, depth or speed of a stream safely',
        ],
      },
    ],
    '5': [
      {
        strand: 'Places',
        objectives: [
          key('Find the main countries, cities and rivers of South America'),
          'Describe life in a rainforest and in a city of the same country',
          'Explain how a mountain range affects weather and people',
        ],
      },
      {
        strand: 'People and nature',
        objectives: [
          'Describe the layers of a rainforest and who depends on them',
          key('Explain why forests are cleared and weigh up the results'),
          'Follow a product from where it is grown to our shops',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          'Use latitude and longitude to find a place in an atlas',
          'Read height on a map from contour lines',
        ],
      },
    ],
    '6': [
      {
        strand: 'People and nature',
        objectives: [
          key('Explain what is changing the climate and what we can do'),
          'Describe how natural resources are shared out unequally',
          'Explain why people move from one country to another',
          'Describe how trade links places across the world',
        ],
      },
      {
        strand: 'Maps and fieldwork',
        objectives: [
          key('Use six-figure references and scale to plan a route'),
          'Choose the best map, graph or image to answer a question',
          'Design and carry out fieldwork, then judge how sound the results are',
        ],
      },
      { strand: 'Places', objectives: ['Explain time zones and the use of the Greenwich line'] },
    ],
  },
}
