import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BOYS_FORENAMES, GIRLS_FORENAMES, SURNAMES } from '../../apps/api/src/demo/names.js'

/** Where every server of a run writes down all that it says, its log at its most talkative. */
export const LOGS = fileURLToPath(new URL('../test-results/logs/', import.meta.url))

const NAMES = [...GIRLS_FORENAMES, ...BOYS_FORENAMES, ...SURNAMES]
/** What must be in no line of a log, whatever a person did and whatever went wrong. */
const NEVER = {
  'the name of a pupil': new RegExp(`\\b(?:${NAMES.join('|')})\\b`),
  'the name of somebody who works there': /\b(?:Mrs?|Ms|Miss|Mx) [A-Z]/,
  'an e-mail address': /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/,
  'the secret of a session or a link': /[A-Za-z0-9_-]{40,}/,
  'the address of a page with what was asked for': /\/v1\/[^"]*\?/,
}

/** Around a whole run: begins with no logs, and fails the run if any of them holds what none may. */
export default function checkLogs(): () => void {
  rmSync(LOGS, { recursive: true, force: true })
  mkdirSync(LOGS, { recursive: true })
  return () => {
    const lines = existsSync(LOGS)
      ? readdirSync(LOGS).flatMap((file) => readFileSync(`${LOGS}${file}`, 'utf8').split('\n'))
      : []
    // What is said to the operator at the start is said on purpose: it is no line of the log.
    const logged = lines.filter((line) => line.startsWith('{'))
    const found = Object.entries(NEVER).flatMap(([what, pattern]) =>
      logged.filter((line) => pattern.test(line)).map((line) => `${what} (${pattern.exec(line)![0]}) in ${line}`),
    )
    if (found.length > 0) {
      process.exitCode = 1
      throw new Error(`The logs of the servers hold what they never may:\n${found.slice(0, 20).join('\n')}`)
    }
    const servers = existsSync(LOGS) ? readdirSync(LOGS).length : 0
    process.stdout.write(
      `${logged.length} lines in the logs of ${servers} servers: no name, address or secret in any\n`,
    )
    if (servers > 0 && logged.length === 0) throw new Error('The servers logged nothing, so nothing was checked')
  }
}
