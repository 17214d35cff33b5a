import { defineConfig, type Options } from 'tsup'
import base from '../../tsup.base'

const doors = ['src/index.ts', 'src/case/index.ts']
const [modules, commonJs] = base as [Options, Options]

/** As every package, with a second door. */
export default defineConfig([
  { ...modules, dts: { entry: doors } },
  { ...commonJs, entry: doors },
])
