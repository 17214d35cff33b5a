export { PageColumn, PageDefinition, PageMeasure } from './page-definition.js'
