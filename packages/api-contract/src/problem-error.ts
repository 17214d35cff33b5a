import type { Problem } from './problem.js'

/** The API said no: `problem.code` is stable, `problem.title` can be shown to a person. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
