import type { Measured } from './bench.js'
import { measureSchool } from './measure-school.js'
import { measureTrust } from './measure-trust.js'
import type { Size } from './workload.js'

/** Measures one size in this process, says what it sees, and sends the figures to whoever started it. */
const size = process.argv[2]!
const measured: Measured = size === 'trust' ? await measureTrust() : await measureSchool(size as Size)
process.send!(measured)
