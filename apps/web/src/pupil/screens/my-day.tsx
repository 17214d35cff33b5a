import { type ComponentType, useEffect, useMemo, useRef, useState } from 'react'
import { chartsHere, draftOf, unsentOf } from '../charts/own-charts'
import { teacherLooked } from '../charts/teacher-looked'
import { dayName } from '../note/day-name'
import { EarlierNote } from '../note/earlier-note'
import { Note, useApp } from '../note/note-context'
import { NotePage } from '../note/note-page'
import { pupilNotes } from '../note/pupil-note'
import { useKeepFocus } from '../parts/keep-focus'
import { LeaveUnsent } from '../parts/leave-unsent'
import { Saved } from '../parts/saved'
import { StillHere } from '../parts/still-here'
import type { Inside, PupilState } from '../pupil-app'
import { Band, useWords } from '../words/use-words'
import css from './my-day.module.css'

/** The pupil's day: today's note, which of them where there are several, and the last one before. */
export function MyDay({ state, inside }: { readonly state: PupilState; readonly inside: Inside }) {
  const { day, confirmed, mine, noteCode } = state
  const notes = useMemo(() => day && pupilNotes(day, { confirmed, mine }), [day, confirmed, mine])
  const page = useRef<HTMLDivElement>(null)
  useKeepFocus(page)
  const [wanted, setWanted] = useState<string | null>(null)

  const today = notes?.today ?? []
  const earlier = notes?.earlier ?? null
  const scanned = [...today, ...(earlier ? [earlier] : [])].find(({ code }) => code === noteCode)
  const isWanted = ({ publication }: { readonly publication: { readonly id: string } }) => publication.id === wanted
  const note = today.find(isWanted) ?? (earlier && isWanted(earlier) ? earlier : undefined) ?? scanned ?? today[0]
  const isEarlier = note !== undefined && note === earlier
  const hasChart = (state.charts?.charts.length ?? 0) > 0
  const Charts = useCharts(hasChart)
  const [isAtChart, setAtChart] = useState(false)
  const toNote = () => {
    setAtChart(false)
    scrollTo(0, 0)
  }
  const band = note?.microtrack.readingBand ?? earlier?.microtrack.readingBand ?? 'middle'

  return (
    <Band value={band}>
      <div ref={page} className={css.page} data-print={note?.microtrack.largePrint ? 'large' : undefined}>
        <Head name={inside.name} today={day?.today} state={state} pupilId={inside.pupilId} />
        {isAtChart && Charts ? (
          <main>
            <Charts state={state} onBack={toNote} />
          </main>
        ) : (
          <main>
            {today.length + (isEarlier ? 1 : 0) > 1 && (
              <WhichNote
                notes={today.map(({ publication, microtrack }) => ({
                  id: publication.id,
                  text: microtrack.outcome.text,
                }))}
                chosen={note?.publication.id}
                choose={setWanted}
              />
            )}
            {note && (
              <Note value={note} key={note.publication.id}>
                {isEarlier ? (
                  <EarlierNote />
                ) : (
                  <NotePage today={day!.today} whatWorked={day!.whatWorked} usualSize={day!.usualSize} />
                )}
              </Note>
            )}
            {notes && !note && <NothingYet />}
            {earlier && !isEarlier && <ToEarlier open={() => setWanted(earlier.publication.id)} />}
            {isEarlier && today.length > 0 && <Back open={() => setWanted(today[0]!.publication.id)} />}
            {Charts && <ToChart state={state} open={() => setAtChart(true)} />}
          </main>
        )}
        <Saved state={state} />
        <StillHere minutes={inside.idleMinutes} />
      </div>
    </Band>
  )
}

/** What belongs to a chart is fetched when there is one, after today's note; null until it is here. */
function useCharts(
  isWanted: boolean,
): ComponentType<{ readonly state: PupilState; readonly onBack: () => void }> | null {
  const [part, setPart] = useState<{
    readonly MyCharts: ComponentType<{ readonly state: PupilState; readonly onBack: () => void }>
  } | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let again: ReturnType<typeof setTimeout> | undefined
    const fetchIt = () => {
      import('../charts/my-charts').then(setPart, () => {
        again = setTimeout(fetchIt, 5_000)
      })
    }
    fetchIt()
    return () => clearTimeout(again)
  }, [isWanted])
  return isWanted && part ? part.MyCharts : null
}

function Head({
  name,
  today,
  state,
  pupilId,
}: {
  readonly name: string
  readonly today: string | undefined
  readonly state: PupilState
  readonly pupilId: string
}) {
  const app = useApp()
  const say = useWords()
  const [isAsking, setAsking] = useState(false)
  const isUnsent = draftOf(state, pupilId) !== null || unsentOf(state, pupilId).length > 0
  useEffect(() => {
    if (!isUnsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsent])
  const leave = () => (isUnsent ? setAsking(true) : void app.leave())
  return (
    <header className={`${css.head} no-print`}>
      <p className={css.name}>{name}</p>
      <button type="button" className="plain" onClick={leave}>
        {say('notMe')}
      </button>
      <p className={css.day}>{today && dayName(today)}</p>
      <button type="button" className={css.finish} onClick={leave}>
        {say('finish')}
      </button>
      {isAsking && <LeaveUnsent onStay={() => setAsking(false)} onGo={() => void app.leave()} />}
    </header>
  )
}

/** Always in sight, over the page's lower edge: it moves nothing on the note when it comes or says more. */
function ToChart({ state, open }: { readonly state: PupilState; readonly open: () => void }) {
  const say = useWords()
  const charts = chartsHere(state)
  const isLooked = charts !== null && teacherLooked(charts).size > 0
  return (
    <p className={`${css.toChart} no-print`}>
      <button type="button" className={isLooked ? 'main' : undefined} onClick={open}>
        {say(isLooked ? 'myChartLooked' : 'myChart')}
      </button>
    </p>
  )
}

function NothingYet() {
  const say = useWords()
  return <p className={css.nothing}>{say('nothingToday')}</p>
}

function ToEarlier({ open }: { readonly open: () => void }) {
  const say = useWords()
  return (
    <button type="button" className="plain" onClick={open}>
      {say('lastNote')}
    </button>
  )
}

function Back({ open }: { readonly open: () => void }) {
  const say = useWords()
  return (
    <button type="button" className="plain" onClick={open}>
      {say('backToNote')}
    </button>
  )
}

function WhichNote({
  notes,
  chosen,
  choose,
}: {
  readonly notes: readonly { readonly id: string; readonly text: string }[]
  readonly chosen: string | undefined
  readonly choose: (id: string) => void
}) {
  const say = useWords()
  return (
    <nav aria-label={say('notesToday')} className={css.which}>
      {notes.map(({ id, text }) => (
        <button key={id} type="button" aria-current={id === chosen || undefined} onClick={() => choose(id)}>
          {text}
        </button>
      ))}
    </nav>
  )
}
