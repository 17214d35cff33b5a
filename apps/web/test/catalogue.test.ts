import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getConfig } from '@lingui/conf'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

it.each([
  ['the teachers’ app', 0, 'src/locales'],
  ['the pupils’ page', 1, 'src/pupil/locales'],
])(
  'has every message of %s in its English catalogue, and no other',
  async (_, place, folder) => {
    const { getCatalogs, getFormat } = await import('@lingui/cli/api')
    const config = getConfig({ cwd: root, skipValidation: true })
    const catalogue = (await getCatalogs(config))[place]
    const messages = await catalogue!.collect({ configPath: `${root}lingui.config.ts` } as never)
    const format = await getFormat(config.format, config.formatOptions, config.sourceLocale)
    const kept = await format.read(`${root}${folder}/en-GB.po`, 'en-GB')
    expect(readFileSync(`${root}${folder}/en-GB.po`, 'utf8').length).toBeGreaterThan(0)
    expect(Object.keys(kept ?? {}).sort(), 'run `npx lingui extract --clean` in apps/web').toEqual(
      Object.keys(messages ?? {}).sort(),
    )
  },
  60_000,
)
