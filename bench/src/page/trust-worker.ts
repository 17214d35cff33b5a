import { parentPort, workerData } from 'node:worker_threads'
import { pageOfSchools, type SchoolColumns } from './trust-page.js'

/** Counts the page of its schools from their raw columns, each time it is sent three dates. */
const schools = workerData as readonly SchoolColumns[]
parentPort!.on('message', (days: readonly number[]) => parentPort!.postMessage(pageOfSchools(schools, days)))
parentPort!.postMessage('ready')
