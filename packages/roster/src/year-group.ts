import * as z from 'zod'
import { YEAR_GROUPS } from './year-groups.js'

/** A year of school in England: nursery N1 and N2, Reception R, then 1 to 13. */
export const YearGroup = z.enum(YEAR_GROUPS).meta({ title: 'Year group', description: 'N1, N2, R or 1 to 13.' })
export type YearGroup = z.infer<typeof YearGroup>
