/** What Larkfield tells families its pupils will meet in geography, and the codes of the objectives that belong to each. */
export const promises: readonly { readonly statement: string; readonly codes: readonly string[] }[] = [
  { statement: 'Every child can find their way about with a map.', codes: ['G1.04', 'G2.04', 'G4.07'] },
  { statement: 'Every child knows the continents and oceans.', codes: ['G2.01'] },
  { statement: 'Every child can explain how water moves around the world.', codes: ['G4.01', 'G4.02'] },
  { statement: 'Every child knows a place far from here and how people live there.', codes: ['G3.02', 'G5.02'] },
  { statement: 'Every child has stood in a river and measured it.', codes: [] },
  { statement: 'Every child has planned a journey by train.', codes: [] },
]
