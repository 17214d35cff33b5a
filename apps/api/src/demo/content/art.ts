import { key, type SubjectContent } from './subject-content.js'

export const art: SubjectContent = {
  name: 'Art',
  code: 'A',
  core: false,
  years: {
    R: [
      {
        strand: 'Drawing',
        objectives: [
          key('Make marks with many tools and talk about them'),
          'Draw a person with a head, body, arms and legs',
        ],
      },
      {
        strand: 'Painting and colour',
        objectives: ['Mix colours and say what happened', 'Choose colours for a picture and say why'],
      },
      {
        strand: 'Making',
        objectives: [
          key('Join pieces with glue, tape or a fold to make a model'),
          'Squeeze, roll and press clay or dough',
          'Use scissors to cut along a line',
        ],
      },
      { strand: 'Looking at art', objectives: ['Say what I see and like in a picture'] },
    ],
    '1': [
      {
        strand: 'Drawing',
        objectives: [
          key('Draw from looking, using thick, thin, wavy and broken lines'),
          'Draw a face with its parts in the right places',
        ],
      },
      {
        strand: 'Painting and colour',
        objectives: [
          key('Mix the secondary colours from red, yellow and blue'),
          'Use a brush in different ways for fine and broad marks',
        ],
      },
      {
        strand: 'Making',
        objectives: ['Print a repeating pattern with found objects', 'Weave paper or wool over and under'],
      },
      {
        strand: 'Looking at art',
        objectives: [
          'Say how a picture makes me feel and what causes it',
          'Try a way of working used by an artist we met',
        ],
      },
    ],
    '2': [
      {
        strand: 'Drawing',
        objectives: [
          key('Show light and dark by pressing, smudging and hatching'),
          'Draw a plant or a shell, larger than life',
        ],
      },
      {
        strand: 'Painting and colour',
        objectives: [
          'Make a colour lighter with white and darker with black',
          key('Choose warm or cold colours to give a mood'),
        ],
      },
      {
        strand: 'Making',
        objectives: [
          'Make a clay tile with pressed and scratched patterns',
          'Build a collage in layers, from back to front',
        ],
      },
      {
        strand: 'Looking at art',
        objectives: ['Compare two pictures of the same thing', 'Keep ideas in a sketchbook and go back to them'],
      },
    ],
    '3': [
      {
        strand: 'Drawing',
        objectives: [
          key('Sketch lightly first and build up detail'),
          'Show texture such as fur, bark or stone with marks',
        ],
      },
      {
        strand: 'Painting and colour',
        objectives: ['Mix a range of earth colours as cave painters did', 'Lay a wash and paint over it when dry'],
      },
      {
        strand: 'Making',
        objectives: [
          key('Make a coil or slab pot that holds together'),
          'Cut a stencil or press print with two colours',
        ],
      },
      {
        strand: 'Looking at art',
        objectives: [
          'Explain how an artist has used line or pattern',
          'Say what went well in my work and what I would change',
        ],
      },
    ],
    '4': [
      {
        strand: 'Drawing',
        objectives: [
          key('Draw objects that overlap and sit on a surface'),
          'Measure proportions with a pencil at arm’s length',
        ],
      },
      {
        strand: 'Painting and colour',
        objectives: [
          key('Place opposite colours together to make them sing'),
          'Paint a landscape with a clear front, middle and distance',
        ],
      },
      {
        strand: 'Making',
        objectives: ['Design and lay a mosaic', 'Shape wire or card into a figure that stands up'],
      },
      {
        strand: 'Looking at art',
        objectives: [
          'Find out why a work was made and for whom',
          'Collect images and notes that lead to a final piece',
        ],
      },
    ],
    '5': [
      {
        strand: 'Drawing',
        objectives: [key('Use a vanishing point to show depth'), 'Draw a figure in movement with quick lines'],
      },
      {
        strand: 'Painting and colour',
        objectives: ['Blend and layer to build up form', key('Choose a palette on purpose and stay within it')],
      },
      {
        strand: 'Making',
        objectives: ['Cut and print a block in more than one colour', 'Work with fabric: dye, stitch or appliqué'],
      },
      {
        strand: 'Looking at art',
        objectives: [
          'Compare how artists from different cultures show one subject',
          'Explain how an idea grew through my sketchbook',
        ],
      },
    ],
    '6': [
      {
        strand: 'Drawing',
        objectives: [
          key('Draw a portrait with believable proportions and tone'),
          'Choose a drawing medium to suit the subject',
        ],
      },
      {
        strand: 'Painting and colour',
        objectives: [
          'Paint in the manner of a movement we studied, with my own subject',
          key('Use brush, knife or sponge to give a surface its character'),
        ],
      },
      {
        strand: 'Making',
        objectives: [
          'Make a model in the round that works from every side',
          'Plan and finish a group piece for a public place',
        ],
      },
      {
        strand: 'Looking at art',
        objectives: [
          'Discuss what a work says about its time',
          'Curate our exhibition and write a label for one piece',
        ],
      },
    ],
  },
}
