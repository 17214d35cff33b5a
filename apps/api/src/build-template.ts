/** The last step of the build: the data directory that a first start copies. */
import { makeTemplate } from './database/make-template.js'
import { templateDirectory } from './paths.js'

await makeTemplate(templateDirectory)
