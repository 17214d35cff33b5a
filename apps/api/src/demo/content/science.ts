import { key, type SubjectContent } from './subject-content.js'

export const science: SubjectContent = {
  name: 'Science',
  code: 'S',
  core: false,
  years: {
    R: [
      {
        strand: 'Living things',
        objectives: [
          key('Look closely at a plant or a minibeast and say what I notice'),
          'Name parts of my body and what they help me do',
          'Care for a growing plant and say what it needs',
        ],
      },
      {
        strand: 'Materials',
        objectives: [
          'Feel and describe materials: rough, smooth, bendy, hard',
          'Watch ice melt or chocolate set and say what changed',
        ],
      },
      {
        strand: 'Working like a scientist',
        objectives: [
          'Ask why and what if about things I find',
          'Notice signs of the season on a walk',
          'Draw what happened when I tried something',
        ],
      },
    ],
    '1': [
      {
        strand: 'Living things',
        objectives: [
          key('Name the main parts of a flowering plant and of a tree'),
          'Group animals as mammals, birds, fish, reptiles or amphibians',
          'Sort animals by whether they eat plants, meat or both',
          'Match each sense with the part of the body it uses',
        ],
      },
      {
        strand: 'Materials',
        objectives: [
          key('Say what a thing is made of and why that material suits it'),
          'Test which material keeps a teddy dry',
        ],
      },
      {
        strand: 'Earth and space',
        objectives: ['Keep a weather diary and see how day length changes through the year'],
      },
      { strand: 'Working like a scientist', objectives: ['Measure or count to answer a simple question'] },
    ],
    '2': [
      {
        strand: 'Living things',
        objectives: [
          key('Sort things into living, once living and never alive'),
          'Explain how a habitat gives an animal or plant what it needs',
          'Draw a simple food chain and say what the arrows mean',
          'Find out by testing what seeds need to sprout and to stay healthy',
          'Explain why food, exercise and washing matter to a growing body',
        ],
      },
      {
        strand: 'Materials',
        objectives: [
          key('Compare materials and choose the best for a job, with a reason'),
          'Change a shape by squashing, bending, twisting or stretching and describe it',
        ],
      },
      { strand: 'Working like a scientist', objectives: ['Plan a test with help and keep one thing the same'] },
    ],
    '3': [
      {
        strand: 'Living things',
        objectives: [
          'Explain the job of roots, stem, leaves and flowers',
          key('Describe how water travels through a plant, using a test as evidence'),
          'Say how skeletons and muscles support, protect and move us',
        ],
      },
      {
        strand: 'Materials',
        objectives: [
          'Group rocks by how they look and what they do, and say how soil forms',
          'Tell the story of how a fossil is made',
        ],
      },
      {
        strand: 'Physical processes',
        objectives: [
          key('Explain how a shadow is made and why its size changes'),
          'Test how far a car rolls on carpet, wood and ice, and how magnets pull and push',
        ],
      },
      { strand: 'Working like a scientist', objectives: ['Set up a fair test and keep the readings in a table'] },
    ],
    '4': [
      {
        strand: 'Living things',
        objectives: [
          key('Follow food from mouth to gut and say what each part does'),
          'Match kinds of teeth with their jobs and with animals’ diets',
          'Make and use a branching key to name living things',
          'Explain how a change to a place can harm what lives there',
        ],
      },
      {
        strand: 'Materials',
        objectives: [key('Describe solids, liquids and gases and what happens at a change of state')],
      },
      {
        strand: 'Physical processes',
        objectives: [
          'Explain sound as vibration and change its pitch and loudness',
          key('Build a working circuit and find why one does not work'),
        ],
      },
      {
        strand: 'Working like a scientist',
        objectives: ['Draw a conclusion that the results support and say what to try next'],
      },
    ],
    '5': [
      {
        strand: 'Living things',
        objectives: [
          'Compare how a mouse, a moth and a robin grow up and have young',
          'Describe how people change from baby to old age',
        ],
      },
      {
        strand: 'Materials',
        objectives: [
          key('Separate mixtures by sieving, filtering and evaporating, and say why each works'),
          'Tell changes that can be undone from those that make something new',
        ],
      },
      {
        strand: 'Earth and space',
        objectives: [key('Explain day, night and the phases of the Moon with a model')],
      },
      {
        strand: 'Physical processes',
        objectives: [
          'Name the forces on a parachute, a swimmer and a sledge and say what each does',
          'Show how a lever, pulley or gear makes a job easier',
        ],
      },
      {
        strand: 'Working like a scientist',
        objectives: ['Repeat readings, plot a line graph and comment on how sure we can be'],
      },
    ],
    '6': [
      {
        strand: 'Living things',
        objectives: [
          'Classify living things, including microbes, and justify the group',
          key('Describe how heart, blood and lungs work together'),
          'Explain how exercise, diet and drugs affect the body',
          key('Explain with an example how living things become suited to where they live'),
          'Say what fossils tell us about life long ago',
        ],
      },
      {
        strand: 'Physical processes',
        objectives: [
          'Use straight lines of light to explain how we see and how shadows match shapes',
          'Predict how adding cells or bulbs changes a circuit and draw it with symbols',
        ],
      },
      {
        strand: 'Working like a scientist',
        objectives: ['Plan which variables to change, measure and control, and evaluate the method'],
      },
    ],
  },
}
