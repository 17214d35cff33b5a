import type { Act, Doer } from './act.js'

/**
 * Who may do what on a pupil's note, without asking anybody.
 *
 * What says "I" is the pupil's alone: how they stand, how sure they are, that they are ready, that they ask, what their exit ticket
 * says (a teacher may only record that it was passed over). What a teacher ticks, chooses or adds is marked as theirs. A partner says
 * "seen it". What a pupil wrote on paper is the pupil's, whoever types it in.
 */
export const MAY_DO: Readonly<Record<Doer, readonly Act['kind'][]>> = {
  pupil: [
    'build',
    'choose',
    'tick',
    'untick',
    'add',
    'reword',
    'remove',
    'gauge',
    'confidence',
    'answer',
    'ready',
    'ask',
    'propose',
    'accept',
    'decline',
    'withdraw',
    'exit',
    'park',
    'close',
  ],
  teacher: [
    'build',
    'choose',
    'tick',
    'untick',
    'add',
    'reword',
    'remove',
    'acknowledge',
    'question',
    'answer',
    'check-in',
    'heard',
    'propose',
    'accept',
    'decline',
    'withdraw',
    'adjust',
    'exit',
    'park',
    'close',
  ],
  partner: ['acknowledge'],
}
