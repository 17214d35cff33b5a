import { scoreChange } from '@track/markbook'

export function answerScoreChange(given: Parameters<typeof scoreChange>[0]) {
  return scoreChange(given)
}
