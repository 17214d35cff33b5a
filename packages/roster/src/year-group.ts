import { z } from 'zod'

/** A year of school in England: nursery N1 and N2, Reception R, then 1 to 13. */
export const YearGroup = z
  .enum(['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'])
  .meta({ title: 'Year group', description: 'N1, N2, R or 1 to 13.' })
export type YearGroup = z.infer<typeof YearGroup>
