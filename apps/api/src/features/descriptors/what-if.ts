import type { WhatIf, WhatIfQuery } from '@track/api-contract'
import {
  type Conditions,
  compareOutcomes,
  type DescriptorSet,
  descriptorSetAsOf,
  meetsConditions,
  type NamesOfReasons,
  onTrackRuleAsOf,
  type PupilFacts,
  type Reason,
  reasonText,
  setOf,
  suggestDescriptor,
} from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { calculationAsOf } from '@track/markbook'
import type { z } from 'zod'
import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { compareRegister } from '../../register.js'
import { groupsOfSetChoices } from '../../teaching/groups-of-set-choices.js'
import { hasSubject } from '../../teaching/has-subject.js'
import { type Descriptors, loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadPupilFacts, type ReadingPolicy, readingPolicyOn } from '../../teaching/pupil-facts.js'
import { type Fault, faultsOfRule, faultsOfScale, faultsOfSet, refuseFaults } from './check-policy.js'
import { listMembersOn, type OnRegister } from './what-if-repository.js'

type Question = z.output<typeof WhatIfQuery> & { readonly asOf: CalendarDate }
type Draft = Question['draft']

/** What somebody is by a policy, and why. */
interface Verdict {
  readonly outcome: string
  readonly reasons: readonly Reason[]
}

/** How facts are read, and what is made of them. */
interface Policy {
  readonly reading: ReadingPolicy
  judge(facts: PupilFacts): Verdict
}

interface Comparison {
  readonly now: Policy
  readonly draft: Policy
  readonly outcomes: WhatIf['outcomes']
  readonly names: NamesOfReasons
}

/**
 * Compares what pupils of a group are by the policy in force with what they would be by a draft, from the same facts of the same day.
 * Reads only. The reasons are the draft's, for those who would change.
 */
export async function tryWhatIf(tx: Transaction, question: Question): Promise<WhatIf> {
  const { subjectId, asOf } = question
  if (!(await hasSubject(tx, subjectId))) throw refusal('request/not-found')
  const members = await listMembersOn(tx, question)
  if (members === undefined) throw refusal('request/not-found')
  const school = await loadDescriptors(tx)
  const { now, draft, outcomes, names } = comparisonOf(question, school)
  const pupils = (await describedIn(tx, members, { question, school })).sort(compareRegister)

  const factsBy = await loadPupilFacts(tx, { ...question, ...school, pupilIds: pupils.map(({ id }) => id) })
  const [factsNow, factsDraft] = [factsBy(now.reading), factsBy(draft.reading)]
  const compared = pupils.map(({ id: pupilId, label }) => {
    const [before, after] = [now.judge(factsNow(pupilId)), draft.judge(factsDraft(pupilId))]
    const sentences = after.reasons.map((reason) => reasonText(reason, names))
    return {
      pupilId,
      label,
      now: before.outcome,
      draft: after.outcome,
      reasons: before.outcome === after.outcome ? [] : [...new Set(sentences)],
    }
  })
  return { asOf, outcomes, counts: [...compareOutcomes(compared).counts], pupils: compared }
}

function comparisonOf({ subjectId, asOf, draft }: Question, school: Descriptors): Comparison {
  const reading = readingPolicyOn(school, { subjectId, asOf })
  const sets = inForce(school.sets, asOf)
  const names = namesOf({ ...school, sets, scales: reading.scales })
  const ruled = (ruleId: string | undefined) => {
    const rule = ruleId === undefined ? undefined : onTrackRuleAsOf(school.rules, { ruleId, asOf })?.rule
    return { now: { reading, judge: byRule(rule) }, rule, outcomes: ON_TRACK_OUTCOMES, names }
  }
  refuseFaults(faultsOfDraft(draft, { school, asOf }).map((fault) => ({ ...fault, pointer: `/draft${fault.pointer}` })))

  switch (draft.kind) {
    case 'on-track-rule':
      return { ...ruled(draft.ruleId), draft: { reading, judge: byRule(draft.rule) } }
    case 'calculation': {
      const { rule, ...rest } = ruled(draft.ruleId)
      const ofSchool = school.calculations.filter((choice) => choice.subjectId === null)
      const calculation = draft.calculation ?? calculationAsOf(ofSchool, { subjectId, asOf })
      return { ...rest, draft: { reading: { ...reading, calculation }, judge: byRule(rule) } }
    }
    case 'secure-from': {
      const { rule, ...rest } = ruled(draft.ruleId)
      const scales = reading.scales.map((scale) =>
        scale.id === draft.scaleId ? { ...scale, secureFrom: draft.secureFrom } : scale,
      )
      return { ...rest, draft: { reading: { ...reading, scales }, judge: byRule(rule) } }
    }
    case 'descriptor-set': {
      const set = sets.find(({ id }) => id === draft.setId) ?? newSet(asOf)
      const drafted = { ...set, descriptors: draft.descriptors, suggestions: draft.suggestions }
      return {
        now: { reading, judge: bySet(set) },
        draft: { reading, judge: bySet(drafted) },
        outcomes: [...drafted.descriptors.map(({ id, label }) => ({ id, label })), NO_WORD],
        names: namesOf({ ...school, sets: [...sets, drafted], scales: reading.scales }),
      }
    }
  }
}

function faultsOfDraft(
  draft: Draft,
  { school, asOf }: { readonly school: Descriptors; readonly asOf: CalendarDate },
): Fault[] {
  if ('ruleId' in draft && draft.ruleId !== undefined && !school.rules.some(({ id }) => id === draft.ruleId))
    return [unknown('/ruleId', 'on-track rule')]
  switch (draft.kind) {
    case 'on-track-rule':
      return faultsOfRule({ ...draft, effectiveFrom: asOf }, school)
    case 'calculation':
      return []
    case 'secure-from': {
      const scale = readingPolicyOn(school, { subjectId: '', asOf }).scales.find(({ id }) => id === draft.scaleId)
      if (scale === undefined) return [unknown('/scaleId', 'scale')]
      return faultsOfScale({ ...scale, secureFrom: draft.secureFrom }, { scales: [] })
    }
    case 'descriptor-set': {
      const set =
        draft.setId === undefined ? newSet(asOf) : descriptorSetAsOf(school.sets, { setId: draft.setId, asOf })
      if (set === undefined) return [unknown('/setId', 'set of words')]
      const { descriptors, suggestions } = draft
      return faultsOfSet({ ...set, descriptors, suggestions, effectiveFrom: asOf }, school)
    }
  }
}

/** What stands in the place of a set that is not kept yet: no word, and so no suggestion. */
function newSet(asOf: CalendarDate): DescriptorSet {
  return {
    id: 'new',
    name: 'A new set of words',
    kind: 'other',
    ordered: false,
    meaning: 'judgement',
    descriptors: [],
    suggestions: [],
    effectiveFrom: asOf,
    recordedAt: `${asOf}T00:00:00.000Z`,
  }
}

function unknown(pointer: string, what: string): Fault {
  return { pointer, code: 'request/not-found', message: `This school has no such ${what}: choose one of those it has` }
}

const ON_TRACK_OUTCOMES: WhatIf['outcomes'] = [
  { id: 'on-track', label: 'On track' },
  { id: 'not-yet', label: 'Not on track' },
  { id: 'unknown', label: 'Not known' },
]

const NO_WORD: WhatIf['outcomes'][number] = { id: 'none', label: 'No suggestion' }

/** Without a rule in force nobody is known to be on track or not. */
function byRule(rule: Conditions | undefined): Policy['judge'] {
  return (facts) => {
    if (rule === undefined) return { outcome: 'unknown', reasons: [] }
    const { met, reasons } = meetsConditions(rule, facts)
    return { outcome: met === null ? 'unknown' : met ? 'on-track' : 'not-yet', reasons }
  }
}

function bySet(set: Pick<DescriptorSet, 'suggestions'>): Policy['judge'] {
  return (facts) => {
    const { descriptorId, reasons, tried } = suggestDescriptor(set, facts)
    // Where no word fits, what the last one asked for says why.
    return {
      outcome: descriptorId ?? NO_WORD.id,
      reasons: reasons.length > 0 ? reasons : (tried.at(-1)?.reasons ?? []),
    }
  }
}

/** The draft of a set is about the pupils described in it, in any column of the subject; in no column yet, about everybody. */
async function describedIn(
  tx: Transaction,
  members: readonly OnRegister[],
  { question: { draft, subjectId, asOf }, school }: { readonly question: Question; readonly school: Descriptors },
): Promise<OnRegister[]> {
  if (draft.kind !== 'descriptor-set' || draft.setId === undefined) return [...members]
  const columns = school.measures.filter((measure) => measure.subjectId === subjectId && measure.setId !== undefined)
  const groups = await groupsOfSetChoices(tx, { pupilIds: members.map(({ id }) => id), asOf })
  const described = members.filter(({ id: pupilId }) =>
    columns.some(
      (measure) =>
        setOf(school.setChoices, { measure, pupilId, groupIds: groups.get(pupilId) ?? [], asOf }) === draft.setId,
    ),
  )
  return described.length > 0 ? described : [...members]
}

function inForce(sets: readonly DescriptorSet[], asOf: CalendarDate): DescriptorSet[] {
  const ids = [...new Set(sets.map(({ id }) => id))]
  return ids.flatMap((setId) => descriptorSetAsOf(sets, { setId, asOf }) ?? [])
}

function namesOf({ measures, sets, scales }: Pick<Descriptors, 'measures' | 'sets' | 'scales'>): NamesOfReasons {
  return {
    measures: Object.fromEntries(measures.map(({ id, name }) => [id, name])),
    descriptors: Object.fromEntries(sets.flatMap(({ descriptors }) => descriptors.map(({ id, label }) => [id, label]))),
    depths: Object.fromEntries(scales.flatMap(({ codes }) => codes.map(({ id, label }) => [id, label]))),
  }
}
