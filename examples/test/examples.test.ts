import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../src')
const programs = readdirSync(folder).filter((file) => file.endsWith('.ts'))

test.each(programs)(
  '%s prints what its page says',
  async (program) => {
    const args = ['--conditions=@track/source', '--import', 'tsx', join(folder, program)]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    await expect(stdout).toMatchFileSnapshot(join(folder, `${basename(program, '.ts')}.txt`))
  },
  60_000,
)
