export { notesOf } from '@track/microtrack'
