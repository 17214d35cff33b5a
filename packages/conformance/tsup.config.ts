import base from '../../tsup.base'

/** Two doors: the functions, and the program that the bin runs. */
export default { ...base, entry: ['src/index.ts', 'src/cli.ts'] }
