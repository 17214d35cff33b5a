import { fileURLToPath } from 'node:url'

/** The folder of this app: one up from `src/` as from the built `dist/`. */
const app = fileURLToPath(new URL('..', import.meta.url))

export const migrationsDirectory = `${app}migrations`
export const templateDirectory = `${app}dist/template`
export const webDirectory = fileURLToPath(new URL('../../web/dist', import.meta.url))
export const defaultDataDirectory = fileURLToPath(new URL('../../../data', import.meta.url))
