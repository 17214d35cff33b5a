import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openApi } from '../packages/api-contract/src/openapi.ts'
import { root } from './root.mjs'

test('packages/api-contract/openapi.json is the contract, word for word (npm run docs writes it afresh: review the difference)', async () => {
  const document = `${JSON.stringify(openApi(), null, 2)}\n`
  await expect(document).toMatchFileSnapshot(join(root, 'packages/api-contract/openapi.json'))
})
