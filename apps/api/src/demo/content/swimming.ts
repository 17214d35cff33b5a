/** A list that the school took over from somebody else, who does not exist: with the words it came in, and the school's own for a few. */
export const swimming = {
  publisher: 'Rivermeade Swim Trust',
  name: 'Rivermeade water safety',
  strand: 'In the water',
  objectives: [
    { supplied: 'Enters and exits the water safely', own: 'Get in and out of the water safely without help' },
    { supplied: 'Floats on front and back for ten seconds' },
    { supplied: 'Submerges the face and exhales', own: 'Put my face in the water and blow bubbles' },
    { supplied: 'Travels ten metres on the front' },
    { supplied: 'Performs self-rescue and explains pool rules' },
  ],
  /** What the last one was split into. */
  split: ['Tread water, call for help and get to the side', 'Say the rules of the pool and why each is there'],
} as const
