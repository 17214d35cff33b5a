import { runCli } from './run-cli.js'

const print = (line: string) => process.stdout.write(`${line}\n`)

runCli(process.argv.slice(2), { cwd: process.cwd(), print }).then((code) => {
  process.exitCode = code
})
