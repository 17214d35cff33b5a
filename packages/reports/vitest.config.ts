import { mergeConfig } from 'vitest/config'
import shared from '../../vitest.base'

// Laws over whole pages take seconds on a busy machine.
export default mergeConfig(shared, { test: { testTimeout: 60_000 } })
