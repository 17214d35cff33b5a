import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getConfig } from '@lingui/conf'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

it('has every message of the sources in the English catalogue, and no other', async () => {
  const { getCatalogs, getFormat } = await import('@lingui/cli/api')
  const config = getConfig({ cwd: root, skipValidation: true })
  const [catalogue] = await getCatalogs(config)
  const messages = await catalogue!.collect({ configPath: `${root}lingui.config.ts` } as never)
  const format = await getFormat(config.format, config.formatOptions, config.sourceLocale)
  const kept = await format.read(`${root}src/locales/en-GB.po`, 'en-GB')
  expect(readFileSync(`${root}src/locales/en-GB.po`, 'utf8').length).toBeGreaterThan(0)
  expect(Object.keys(kept ?? {}).sort(), 'run `npx lingui extract --clean` in apps/web').toEqual(
    Object.keys(messages ?? {}).sort(),
  )
}, 60_000)
