import type { Adjustment } from '@track/microtrack'
import { useWords } from '../words/use-words'
import { longDay } from './day-name'
import css from './note.module.css'
import { useDo, useNote } from './note-context'

/** Changes that wait for the other side: the pupil says yes or not now to the teacher's, and may take back their own. */
export function Proposals() {
  const { adjustments } = useNote().microtrack
  const act = useDo()
  const say = useWords()
  return adjustments
    .filter(({ status }) => status === 'proposed')
    .map((adjustment) => {
      const { id: proposalId, proposedBy } = adjustment
      return (
        <section key={proposalId} className={css.proposal} aria-labelledby={`proposal-${proposalId}`}>
          <h2 id={`proposal-${proposalId}`}>{say(proposedBy === 'pupil' ? 'youProposed' : 'teacherProposes')}</h2>
          <Change of={adjustment} />
          <p className={css.actions}>
            {proposedBy === 'pupil' ? (
              <button type="button" onClick={() => act({ kind: 'withdraw', proposalId })}>
                {say('takeBack')}
              </button>
            ) : (
              <>
                <button type="button" className="main" onClick={() => act({ kind: 'accept', proposalId })}>
                  {say('yesLetUs')}
                </button>
                <button type="button" onClick={() => act({ kind: 'decline', proposalId })}>
                  {say('cancel')}
                </button>
              </>
            )}
          </p>
        </section>
      )
    })
}

/** What would change, with what stands there now beside it. */
function Change({ of: { change, text } }: { readonly of: Adjustment }) {
  const { outcome, criteria, lines, leftOff } = useNote().microtrack
  const say = useWords()
  const lineText = (id: string) => [...lines, ...leftOff].find((line) => line.id === id)?.text ?? ''
  if (change.about === 'more-time')
    return (
      <>
        <p className={css.proposed}>{say('changeTime', { day: longDay(change.endsOn) })}</p>
        {text && <p>{text}</p>}
      </>
    )
  if (change.about === 'leave-out')
    return (
      <>
        <p className={css.proposed}>{say('changeLeaveOut', { text: lineText(change.taskId) })}</p>
        {text && <p>{text}</p>}
      </>
    )
  const now =
    change.about === 'outcome'
      ? outcome.text
      : change.about === 'criterion'
        ? (criteria.find(({ id }) => id === change.criterionId)?.text ?? '')
        : lineText(change.taskId)
  return (
    <>
      <p className={css.proposed}>{text ?? say('gone')}</p>
      <p className={css.original}>{say('changeInstead', { text: now })}</p>
    </>
  )
}
