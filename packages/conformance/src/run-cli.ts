import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { engine as ownEngine } from './engine.js'
import { loadEngine } from './load-engine.js'
import { runCase } from './run-case.js'
import { parseVectorFile } from './vector-file.js'

const USAGE = `Usage: track-conformance FILE... [--engine ./module.js]

Runs the cases of track-vectors/1 files, prints one line for each that fails, and closes with "N passed, N failed".
--engine  a module that exports one function for each kind, such as stateAsOf for "state-as-of"
`

/**
 * The program: runs the files named in `args` and says how many cases passed and failed. Answers the exit code, 0 only if
 * every file could be read and every case passed; a file that cannot be read counts as one failure.
 */
export async function runCli(
  args: readonly string[],
  { cwd, print }: { readonly cwd: string; readonly print: (line: string) => void },
): Promise<0 | 1> {
  const asked = parse(args)
  if ('problem' in asked) {
    print(`${asked.problem}\n\n${USAGE}`)
    return 1
  }
  if (asked.help) {
    print(USAGE)
    return 0
  }

  let engine: Awaited<ReturnType<typeof loadEngine>> = ownEngine
  if (asked.engine !== undefined) {
    try {
      engine = await loadEngine(resolve(cwd, asked.engine))
    } catch (error) {
      print(`The engine ${asked.engine} cannot be loaded: ${messageOf(error)}`)
      return 1
    }
  }

  let [passed, failed] = [0, 0]
  for (const file of asked.files) {
    let cases: Awaited<ReturnType<typeof parseVectorFile>>['cases']
    try {
      cases = parseVectorFile(await readFile(resolve(cwd, file), 'utf8')).cases
    } catch (error) {
      print(`FAILED ${file}: ${messageOf(error)}`)
      failed++
      continue
    }
    for (const vector of cases) {
      const problem = await runCase(engine, vector)
      if (problem === undefined) passed++
      else {
        print(`FAILED ${file} ${vector.id} (${vector.kind}) ${vector.title}: ${problem}`)
        failed++
      }
    }
  }
  print(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function parse(
  args: readonly string[],
):
  | { readonly files: readonly string[]; readonly engine?: string | undefined; readonly help?: boolean | undefined }
  | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { engine: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    if (!values.help && positionals.length === 0) return { problem: 'Name at least one file.' }
    return { files: positionals, engine: values.engine, help: values.help }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}

/** One line, whatever the error: a failing case takes one line too. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
}
