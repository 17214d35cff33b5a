import type { Framework, Strand, Subject } from '@track/objectives'
import type { ImportOptions, Library } from './library.js'

/** The subjects, frameworks and headings that rows name: those that are here, and those that must be made. */
export interface Shelves {
  readonly newSubjects: readonly Subject[]
  readonly newFrameworks: readonly Framework[]
  readonly newStrands: readonly Strand[]
  subject(name: string): Subject
  /** The framework of this name in a subject; of the import's source where a row names none. */
  framework(subject: Subject, name: string | null): Framework
  /** The last of some headings, from the top; null of none. */
  strand(framework: Pick<Framework, 'id'>, path: readonly string[]): string | null
  /** The position behind all objectives of the framework, further with each call. */
  nextPlace(framework: Framework): number
}

/** The source of a file that nobody named: not worth putting in front of a subject. */
const UNNAMED_SOURCE = 'csv'

/** Names match in any case and are made in the order they are asked for. */
export function openShelves(library: Library, { source, scaleId, newId }: ImportOptions): Shelves {
  const [newSubjects, newFrameworks, newStrands]: [Subject[], Framework[], Strand[]] = [[], [], []]
  const subjects = new Map(library.subjects.map((subject) => [keyOf(subject.name), subject]))
  const frameworks = new Map(library.frameworks.map((one) => [keyOf(one.subjectId, one.name), one]))
  const strands = new Map(library.strands.map((one) => [keyOf(one.frameworkId, one.parentId ?? '', one.name), one]))
  const nextPlaces = new Map<string, number>()
  for (const { frameworkId, position } of library.objectives)
    nextPlaces.set(frameworkId, Math.max(nextPlaces.get(frameworkId) ?? 0, position + 1))

  const heading = (frameworkId: string, parentId: string | null, name: string) =>
    findOrMake(strands, keyOf(frameworkId, parentId ?? '', name), newStrands, () => ({
      id: newId(),
      frameworkId,
      parentId,
      name,
      position: library.strands.length + newStrands.length,
    }))
  return {
    newSubjects,
    newFrameworks,
    newStrands,
    subject: (name) =>
      findOrMake(subjects, keyOf(name), newSubjects, () => ({
        id: newId(),
        name,
        position: library.subjects.length + newSubjects.length,
      })),
    framework: (subject, named) => {
      const name = named ?? (source === UNNAMED_SOURCE ? subject.name : `${source}: ${subject.name}`)
      return findOrMake(frameworks, keyOf(subject.id, name), newFrameworks, () => ({
        id: newId(),
        subjectId: subject.id,
        name,
        ...(source !== UNNAMED_SOURCE && { publisher: source }),
        scaleId: scaleId!,
        position: library.frameworks.length + newFrameworks.length,
      }))
    },
    strand: ({ id }, path) => path.reduce<string | null>((parentId, name) => heading(id, parentId, name).id, null),
    nextPlace: ({ id }) => {
      const place = nextPlaces.get(id) ?? 0
      nextPlaces.set(id, place + 1)
      return place
    },
  }
}

function findOrMake<Thing>(known: Map<string, Thing>, key: string, made: Thing[], make: () => Thing): Thing {
  const found = known.get(key)
  if (found !== undefined) return found
  const thing = make()
  known.set(key, thing)
  made.push(thing)
  return thing
}

function keyOf(...names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.trim().toLowerCase()))
}
