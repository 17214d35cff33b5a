import { pathToFileURL } from 'node:url'
import type { Engine } from './run-case.js'

/**
 * The engine in somebody's module: its exported functions, by kind.
 *
 * A function answers a kind if it is exported under the kind's name in camelCase (`stateAsOf`) or under the name itself
 * (`export { stateAsOf as 'state-as-of' }`), or stands under either in the module's default export.
 */
export async function loadEngine(path: string): Promise<Engine> {
  const exported: Record<string, unknown> = await import(pathToFileURL(path).href)
  const functions = Object.entries({ ...(exported.default as object | undefined), ...exported }).filter(
    (entry): entry is [string, (given: never) => unknown] => typeof entry[1] === 'function',
  )
  return Object.fromEntries(functions.map(([name, answer]) => [toKind(name), answer]))
}

function toKind(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
