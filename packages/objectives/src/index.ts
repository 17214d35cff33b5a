export { Framework, Strand, Subject } from './framework.js'
export { Objective, ObjectiveSource, ObjectiveWording } from './objective.js'
export { Programme, ProgrammeAssignment, TaughtFrom } from './programme.js'
