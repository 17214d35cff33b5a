import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { Alert } from '../../../ui/alert'
import { Finder } from '../../../ui/finder'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import type { ActsHere } from '../act-sender'
import type { LessonPupil } from '../lesson-view'
import { deedsOf, NOTHING_TYPED, type PaperDraft, undoingOf } from '../paper-draft'
import type { Deed } from '../use-acts'
import { PaperSheet } from './paper-sheet'
import styles from './paper-ticks-page.module.css'

/** What pupils ticked on paper, typed in sheet after sheet: find one, type its numbers, Enter. */
export function PaperTicksPage({
  outcome,
  pupils,
  acts: { waiting, refused, isHeldUp },
  onRecord,
  back,
}: {
  readonly outcome: string
  readonly pupils: readonly LessonPupil[]
  readonly acts: ActsHere
  readonly onRecord: (deeds: readonly Deed[]) => void
  readonly back: ReactNode
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const [openId, setOpenId] = useState<string | null>(null)
  const [lastId, setLastId] = useState<string | null>(null)
  const [keptIds, setKeptIds] = useState<ReadonlySet<string>>(new Set())
  /** What was typed and not yet kept, so that a sheet that is left for another loses nothing. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, PaperDraft>>>({})
  const open = pupils.find(({ pupilId }) => pupilId === openId)
  const finder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (openId === null) finder.current?.querySelector('input')?.focus()
  }, [openId])

  const among = useMemo(() => {
    const after = pupils.findIndex(({ pupilId }) => pupilId === lastId) + 1
    // The next of the register comes first, and who is in already last: a pile in order is Enter after Enter.
    const inTurn = [...pupils.slice(after), ...pupils.slice(0, after)].map(({ pupilId, label, code }) => ({
      id: pupilId,
      label,
      detail: keptIds.has(pupilId) ? `${code} · ${t`in`}` : code,
    }))
    return inTurn.sort((a, b) => Number(keptIds.has(a.id)) - Number(keptIds.has(b.id)))
  }, [pupils, lastId, keptIds, t])

  const setDraft = (pupilId: string, draft: PaperDraft | null) =>
    setDrafts(({ [pupilId]: _, ...others }) => (draft === null ? others : { ...others, [pupilId]: draft }))
  const keep = ({ pupilId, label, note }: LessonPupil, draft: PaperDraft) => {
    const deeds = deedsOf(note, draft, { newId: v7 })
    if (deeds.length > 0) onRecord(deeds)
    setDraft(pupilId, null)
    setKeptIds((before) => new Set([...before, pupilId]))
    setLastId(pupilId)
    setOpenId(null)
    const ticks = deeds.filter(({ kind }) => kind === 'tick' || kind === 'add').length
    const text = `${label}: ${ticks > 0 ? plural(ticks, { one: '# tick', other: '# ticks' }) : t`nothing new ticked`}`
    const undo = () => {
      onRecord(undoingOf(deeds, note))
      setKeptIds((before) => new Set([...before].filter((id) => id !== pupilId)))
      setDraft(pupilId, draft)
      setOpenId(pupilId)
    }
    notices.show({ text, ...(deeds.length > 0 && { action: { label: t`Undo`, run: undo } }) })
  }
  const isTyped = Object.entries(drafts).some(([pupilId, draft]) => {
    const note = pupils.find((pupil) => pupil.pupilId === pupilId)?.note
    return note && deedsOf(note, draft, { newId: v7 }).length > 0
  })
  const { length } = pupils

  return (
    <Page title={t`Type in ticks from paper`} actions={back}>
      <p className={styles.outcome}>{outcome}</p>
      {refused.length > 0 && <Alert>{[...new Set(refused.map(({ message }) => message))].join(' ')}</Alert>}
      <div className={styles.columns}>
        <section className={styles.find} aria-label={t`Sheets`} ref={finder}>
          <p className={styles.hint}>
            <Trans>The first letters of a name, or of the code on the sheet; then Enter.</Trans>
          </p>
          <Finder
            // Begun afresh for every sheet.
            key={`${lastId} ${openId === null}`}
            label={t`Name or code`}
            among={among}
            none={t`Nobody here has that name or code.`}
            onChoose={({ id }) => setOpenId(id)}
          />
          <p role="status" className={styles.hint}>
            <Trans>
              {keptIds.size} of {length} sheets are in.
            </Trans>{' '}
            {isHeldUp && (
              <Plural
                value={waiting.length}
                one="# line waits for the network: keep this page open."
                other="# lines wait for the network: keep this page open."
              />
            )}
          </p>
        </section>
        {open ? (
          <PaperSheet
            key={open.pupilId}
            pupil={open}
            draft={drafts[open.pupilId] ?? NOTHING_TYPED}
            onDraft={(draft) => setDraft(open.pupilId, draft)}
            onKeep={(draft) => keep(open, draft)}
            onLeave={() => setOpenId(null)}
          />
        ) : (
          <section className={styles.keys} aria-label={t`Keys`}>
            <h2>
              <Trans>Keys</Trans>
            </h2>
            <dl>
              {[
                ['1–9', t`tick a line, or take the tick off`],
                ['a b c', t`the way that was chosen`],
                ['g', t`the criteria: then 1 not yet, 2 nearly, 3 got it for each in turn, 0 for none`],
                ['+', t`what they also did`],
                ['.', t`where they start next time`],
                ['Enter', t`keep the sheet and go to the next`],
                ['Ctrl Z', t`undo the last key`],
              ].map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
      <UnsavedChanges when={isTyped} />
    </Page>
  )
}
