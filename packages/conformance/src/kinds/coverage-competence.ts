import { coverageCompetence } from '@track/reports'

export function answerCoverageCompetence(given: Parameters<typeof coverageCompetence>[0]) {
  return coverageCompetence(given)
}
