import { TrackError } from '@track/kernel'
import { plantTree, type Statement } from './plant-tree.js'
import type { ReadFramework } from './read-framework.js'

/** One fact of an RDF file: addresses in full, literal objects as their text. */
export interface Triple {
  readonly subject: string
  readonly predicate: string
  readonly object: string
}

/**
 * What a knowledge taxonomy in RDF holds: the concepts of SKOS, under each other by `broader` and `narrower`.
 *
 * Words are the preferred labels (line breaks of the file are spaces), order is that of the file. A single concept above all others,
 * such as the discipline Mathematics, is the framework; several stand at the top. Read together with a programme structure and a
 * temporal structure of the National Curriculum for England, each statement gets the year groups of the progressions that include it or
 * what it stands under, and their key stages as tags. Throws `objectives/not-a-framework` where there is no concept.
 *
 * @example
 * ```ts
 * import { readSkos } from '@track/objectives/case'
 *
 * const skos = 'http://www.w3.org/2004/02/skos/core#'
 * const triples = [
 *   { subject: 'maths', predicate: `${skos}prefLabel`, object: 'Mathematics' },
 *   { subject: 'number', predicate: `${skos}prefLabel`, object: 'Number' },
 *   { subject: 'number', predicate: `${skos}broader`, object: 'maths' },
 * ]
 * readSkos(triples).name // => 'Mathematics'
 * readSkos(triples).items.map(({ wording }) => wording) // => ['Number']
 * ```
 */
export function readSkos(triples: readonly Triple[]): ReadFramework {
  const graph = indexTriples(triples)
  const isScheme = (subject: string) => graph.objects(subject, TYPE).includes(`${SKOS}ConceptScheme`)
  const concepts = graph.subjects(`${SKOS}prefLabel`).filter((subject) => !isScheme(subject))
  if (concepts.length === 0) {
    throw new TrackError(
      'objectives/not-a-framework',
      'This holds no taxonomy: a taxonomy in RDF has SKOS concepts with preferred labels',
    )
  }
  const known = new Set(concepts)
  const above = new Map(concepts.map((concept) => [concept, new Set(graph.objects(concept, `${SKOS}broader`))]))
  for (const concept of concepts) {
    for (const narrower of graph.objects(concept, `${SKOS}narrower`)) above.get(narrower)?.add(concept)
  }
  const parentsOf = (concept: string) => [...above.get(concept)!].filter((parent) => known.has(parent))
  const tops = concepts.filter((concept) => parentsOf(concept).length === 0)
  const root = tops.length === 1 && concepts.length > 1 ? tops[0] : undefined

  const placed = placesInYears(graph, { concepts, parentsOf })
  const childOrder = orderAmongSiblings(graph, concepts)
  const parents = new Set(concepts.flatMap(parentsOf))
  const statements = concepts
    .filter((concept) => concept !== root)
    .map((concept): Statement => {
      const isLeaf = !parents.has(concept)
      const standing = parentsOf(concept)
      return {
        externalId: concept,
        parentIds: standing.length === 0 ? [null] : standing.map((parent) => (parent === root ? null : parent)),
        code: graph.objects(concept, `${SKOS}notation`)[0],
        wording: labelOf(graph, concept),
        pupilWordings: {},
        // A heading holds neither; what stands under it has them from it.
        tags: isLeaf ? [...(placed.get(concept)?.keyStages ?? [])] : [],
        yearGroups: isLeaf ? [...(placed.get(concept)?.years ?? [])] : [],
        offeredFrom: null,
        retiredOn: null,
        isHeading: false,
        order: [childOrder.get(concept)],
      }
    })
  const [scheme] = graph.subjects(TYPE).filter(isScheme)
  const named = root ?? scheme ?? concepts[0]!
  const { items, issues } = plantTree(statements)
  const publisher = graph.subjects(CREATOR).flatMap((subject) => graph.objects(subject, CREATOR))[0]
  return {
    format: 'turtle',
    source: (scheme ?? named).slice(0, 200),
    externalId: named.slice(0, 200),
    name: labelOf(graph, named).slice(0, 200),
    ...(publisher !== undefined && { publisher: publisher.slice(0, 200) }),
    items,
    links: [],
    issues,
  }
}

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'
const CREATOR = 'http://purl.org/dc/elements/1.1/creator'
const CURRICULUM = 'https://w3id.org/uk/oak/curriculum/ontology/'

interface Graph {
  /** What a subject has by a predicate, in the order of the file. */
  objects(subject: string, predicate: string): readonly string[]
  /** Which subjects have a predicate, in the order of the file. */
  subjects(predicate: string): readonly string[]
}

function indexTriples(triples: readonly Triple[]): Graph {
  const objects = new Map<string, Map<string, string[]>>()
  for (const { subject, predicate, object } of triples) {
    const bySubject = objects.get(predicate) ?? new Map<string, string[]>()
    objects.set(predicate, bySubject)
    const list = bySubject.get(subject)
    if (list) list.push(object)
    else bySubject.set(subject, [object])
  }
  return {
    objects: (subject, predicate) => objects.get(predicate)?.get(subject) ?? [],
    subjects: (predicate) => [...(objects.get(predicate)?.keys() ?? [])],
  }
}

function labelOf(graph: Graph, subject: string): string {
  const label = graph.objects(subject, `${SKOS}prefLabel`)[0] ?? graph.objects(subject, LABEL)[0] ?? ''
  return label.replace(/\s*\n\s*/g, ' ').trim()
}

/** The place of a concept in its parent's list of what is narrower; one that no list has comes after those. */
function orderAmongSiblings(graph: Graph, concepts: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const concept of concepts) {
    for (const [place, narrower] of graph.objects(concept, `${SKOS}narrower`).entries()) {
      if (!places.has(narrower)) places.set(narrower, place)
    }
  }
  return places
}

interface YearsAndStages {
  readonly years: ReadonlySet<string>
  readonly keyStages: ReadonlySet<string>
}

/** The years and key stages of each concept: its own progressions', and those of all that it stands under. */
function placesInYears(
  graph: Graph,
  {
    concepts,
    parentsOf,
  }: { readonly concepts: readonly string[]; readonly parentsOf: (concept: string) => readonly string[] },
): Map<string, YearsAndStages> {
  const own = new Map<string, { years: string[]; keyStages: string[] }>()
  for (const progression of graph.subjects(`${CURRICULUM}includesContentDescriptor`)) {
    const years = graph.objects(progression, `${CURRICULUM}coversYearGroup`).flatMap((year) => yearsIn(graph, year))
    const keyStages = graph
      .objects(progression, `${CURRICULUM}isProgressionOf`)
      .flatMap((scheme) => graph.objects(scheme, `${CURRICULUM}coversKeyStage`))
      .map((stage) => labelOf(graph, stage))
      .filter((label) => label !== '')
    for (const descriptor of graph.objects(progression, `${CURRICULUM}includesContentDescriptor`)) {
      const known = own.get(descriptor) ?? { years: [], keyStages: [] }
      own.set(descriptor, { years: [...known.years, ...years], keyStages: [...known.keyStages, ...keyStages] })
    }
  }
  return new Map(
    concepts.map((concept) => {
      const [years, keyStages] = [new Set<string>(), new Set<string>()]
      const seen = new Set<string>()
      for (const waiting = [concept]; waiting.length > 0; ) {
        const next = waiting.pop()!
        if (seen.has(next)) continue
        seen.add(next)
        for (const year of own.get(next)?.years ?? []) years.add(year)
        for (const stage of own.get(next)?.keyStages ?? []) keyStages.add(stage)
        waiting.push(...parentsOf(next))
      }
      return [concept, { years, keyStages }]
    }),
  )
}

/** "Year Groups 3 and 4" is two; without its label the address says which ("year-group-3-4"). */
function yearsIn(graph: Graph, yearGroup: string): string[] {
  const label = labelOf(graph, yearGroup) || yearGroup.slice(yearGroup.lastIndexOf('/') + 1)
  return label.match(/\d+/g) ?? [label]
}
