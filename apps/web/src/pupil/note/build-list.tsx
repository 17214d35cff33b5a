import type { Line } from '@track/microtrack'
import { useState } from 'react'
import { LineSymbol } from '../../ui/line-symbol'
import { ReadLine } from '../parts/voice'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { type Deed, useDo, useNote } from './note-context'
import type { PupilNote } from './pupil-note'
import { Sureness } from './sureness'

/**
 * Step 0: the list becomes the pupil's own. Everything is on it already, so one press is enough; who likes puts it in another order and
 * leaves off what need not be.
 */
export function BuildList({ usualSize, onBuilt }: { readonly usualSize: number | null; readonly onBuilt: () => void }) {
  const note = useNote()
  const { lines, leftOff, isBuilt, symbols, readingBand } = note.microtrack
  const act = useDo()
  const say = useWords()
  const mayLeaveOff = optionalIds(note)
  const [order, setOrder] = useState<readonly string[]>(() => offered(note).map(({ id }) => id))
  const [off, setOff] = useState<ReadonlySet<string>>(() => new Set(isBuilt ? leftOff.map(({ id }) => id) : []))
  const [said, setSaid] = useState('')
  const byId = new Map([...lines, ...leftOff].map((line) => [line.id, line]))
  // What came meanwhile stands at the end.
  const ids = [...order, ...offered(note).flatMap(({ id }) => (order.includes(id) ? [] : [id]))].filter((id) =>
    byId.has(id),
  )

  const move = (id: string, by: -1 | 1) => {
    const from = ids.indexOf(id)
    const moved = ids.filter((one) => one !== id)
    moved.splice(from + by, 0, id)
    setOrder(moved)
    setSaid(`${byId.get(id)!.text}: ${say('pinSoFar', { count: from + by + 1, of: ids.length })}`)
  }
  const choose = (id: string) => {
    const next = new Set(off)
    if (!next.delete(id)) next.add(id)
    setOff(next)
  }
  const build = () => {
    act(
      ...buildDeeds(
        note,
        ids.filter((id) => !off.has(id)),
      ),
    )
    onBuilt()
  }

  return (
    <section aria-labelledby="make-list" className={css.steps}>
      <h2 id="make-list">{say('makeList')}</h2>
      <p className={css.how}>
        {say('makeListHow')} {usualSize !== null && say('usualSize', { count: usualSize })}
      </p>
      <ol className={css.lines}>
        {ids.map((id, place) => {
          const line = byId.get(id)!
          return (
            <li key={id} className={css.line} data-off={off.has(id) || undefined}>
              {mayLeaveOff.has(id) ? (
                <label className={css.onList}>
                  <input type="checkbox" checked={!off.has(id)} onChange={() => choose(id)} />
                  <span className="visually-hidden">{line.text}</span>
                </label>
              ) : (
                <span className={css.place} aria-hidden="true">
                  {place + 1}
                </span>
              )}
              <div className={css.body}>
                <p className={css.words}>
                  {line.symbol && (symbols || readingBand === 'early') && (
                    <LineSymbol name={line.symbol} size="1.75rem" />
                  )}
                  <span className={css.text}>{line.text}</span>
                </p>
                <p className={css.about}>
                  {mayLeaveOff.has(id) && <span>{say('optional')}</span>}
                  {isFromBefore(note, line) && <span>{say('fromBefore')}</span>}
                </p>
              </div>
              <ReadLine text={line.text} />
              <span className={css.moves}>
                <button
                  type="button"
                  aria-label={say('moveUp', { text: line.text })}
                  aria-disabled={place === 0}
                  onClick={() => place > 0 && move(id, -1)}
                >
                  <Arrow />
                </button>
                <button
                  type="button"
                  aria-label={say('moveDown', { text: line.text })}
                  aria-disabled={place === ids.length - 1}
                  onClick={() => place < ids.length - 1 && move(id, 1)}
                >
                  <Arrow isDown />
                </button>
              </span>
            </li>
          )
        })}
      </ol>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {!isBuilt && <Sureness moment="before" />}
      <p className={css.build}>
        <button type="button" className="main" onClick={build}>
          {say('thisIsMyList')}
        </button>
      </p>
    </section>
  )
}

/** Everything that can stand on the list: what does now, and the steps that were left off. */
function offered({ microtrack: { lines, leftOff }, ...note }: PupilNote): Line[] {
  const optional = optionalIds({ microtrack: { lines, leftOff }, ...note } as PupilNote)
  return [...lines, ...leftOff.filter(({ id, from }) => from !== 'own' && optional.has(id))]
}

/** What need not be on the list: optional steps, and whatever comes from a day before, so that nobody faces a pile. */
function optionalIds({ publication, before, microtrack: { lines, leftOff } }: PupilNote): ReadonlySet<string> {
  const optional = publication.tasks.filter((task) => task.optional).map(({ id }) => id)
  const carried = [...lines, ...leftOff].filter(({ from }) => from === 'carried').map(({ id }) => id)
  return new Set([...optional, ...carried, ...before.own.map(({ taskId }) => taskId)])
}

function isFromBefore({ before }: PupilNote, { id, from }: Line): boolean {
  return from === 'carried' || before.own.some(({ taskId }) => taskId === id)
}

/** The list as it stands now, and the pupil's own steps from before, which come along with their words. */
function buildDeeds({ acts, before }: PupilNote, taskIds: readonly string[]): Deed[] {
  const last = acts.findLast((act) => act.kind === 'build')
  const { startNext } = before
  const earlier = [...before.tasks, ...acts.flatMap((act) => (act.kind === 'build' ? act.carried : []))]
  const carried = new Map(earlier.map((one) => [one.task.id, one]))
  const known = new Set(acts.filter((act) => act.kind === 'add').map(({ taskId }) => taskId))
  return [
    ...before.own
      .filter(({ taskId }) => taskIds.includes(taskId) && !known.has(taskId))
      .map(
        ({ taskId, text, fromPublicationId: carriedFrom }): Deed => ({
          kind: 'add',
          taskId,
          done: false,
          carriedFrom,
          ...(text && { words: { text } }),
        }),
      ),
    {
      kind: 'build',
      taskIds: [...taskIds],
      carried: [...carried.values()].filter(({ task }) => taskIds.includes(task.id)),
      ...(last ? last.words && { words: last.words } : startNext && { words: { startNext } }),
    },
  ]
}

function Arrow({ isDown = false }: { readonly isDown?: boolean }) {
  return (
    <svg width="1.25rem" height="1.25rem" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={isDown ? 'M10 4v12M5 11l5 5 5-5' : 'M10 16V4M5 9l5-5 5 5'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
