export { Group, GroupKind, Membership } from './group.js'
export { Pupil, PupilIdentifier } from './pupil.js'
export { YearGroup } from './year-group.js'
