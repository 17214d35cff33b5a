import { config } from 'zod'

// Otherwise zod tries out whether it may make functions from text, which the page's policy blocks and the browser reports.
// It decides when a schema is made, so this comes before every import of one.
config({ jitless: true })
