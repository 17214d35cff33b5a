export { Entry, Track, Via } from './entry.js'
