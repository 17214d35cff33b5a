import { ledgerOfColumns } from '@track/markbook'
import { type PageSums, regroupPage } from '@track/reports'
import type { Figure } from './goals.js'
import { hashOf } from './integers.js'
import { logColumns } from './log-columns.js'
import { oracleOf } from './oracle.js'
import { anyDateQuestion } from './page-question.js'
import { xoshiro128 } from './random.js'
import { type Contestant, type Question, questionsIn, type Rounds, ratioOf, takeTurns } from './rounds.js'
import { integersOfSums, preparedPage, sumsOn } from './track-page.js'
import { freshDates, type Groups, type Workload } from './workload.js'

const SEED = 10

/** What more rows cost: the groups of the whole school and of each year, and as many groups that nobody has asked about before. */
export async function measureRows(
  workload: Workload,
  { on, rounds }: { readonly on: string; readonly rounds: Rounds },
): Promise<Figure[]> {
  const { groups, yearGroups } = workload
  const everyYear: Groups = [
    ...groups,
    ...yearGroups.flatMap((year) => {
      const ofYear = new Set(year)
      return groups.map((members) => members.filter((pupil) => ofYear.has(pupil)))
    }),
  ]
  const dates = freshDates(SEED, questionsIn(rounds))
  const oracle = oracleOf(workload)
  const newGroups = dates.map((_, question) => asOthers(everyYear, { pupils: workload.pupils, seed: question }))
  const pages = dates.map((days, question) => {
    const page = oracle(days)
    return [page(), page(everyYear), page(newGroups[question])].map(hashOf)
  })

  const ledger = ledgerOfColumns(logColumns(workload))
  const few = preparedPage(ledger, workload)
  const many = preparedPage(ledger, workload, everyYear)
  const integers = (answer: unknown) => integersOfSums(answer as PageSums)
  const name = `${everyYear.length} rows`
  const contestants: Contestant[] = [
    { name: '8 rows', ask: (days) => () => sumsOn(few, days), integers },
    { name, ask: (days) => () => sumsOn(many, days), integers, expected: pages.map(([, page]) => page!) },
    {
      name: `${name}, new groups`,
      ask: (days, question) => {
        const { definition, groups } = anyDateQuestion(workload, { groups: newGroups[question]! })
        return () => sumsOn(regroupPage(many, { groupIds: definition.groupIds, groups }), days)
      },
      integers,
      expected: pages.map(([, , page]) => page!),
    },
  ]
  const questions = dates.map((days, question): Question => ({ days, expected: pages[question]![0]! }))
  const [eight, each, others] = await takeTurns(contestants, { ...rounds, questions })
  return [
    { taken: each!, atMost: 1.5 },
    { taken: others!, atMost: 4 },
  ].flatMap(({ taken, atMost }) => {
    if (taken.wrong || eight!.wrong) {
      console.log(`NOT EQUAL to the oracle, so not counted: ${taken.name}`)
      process.exitCode = 1
      return []
    }
    const found = ratioOf(taken, eight!)
    return { goal: 'G10', what: `${taken.name} ÷ 8 rows`, on, found, unit: '', target: { atMost } } satisfies Figure
  })
}

/** Groups that overlap as these do, of other pupils. */
function asOthers(groups: Groups, { pupils, seed }: { readonly pupils: number; readonly seed: number }): Groups {
  const other = xoshiro128(seed).shuffle(Array.from({ length: pupils }, (_, pupil) => pupil))
  return groups.map((members) => members.map((pupil) => other[pupil]!))
}
