import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../../ui/button'
import { DepthMark } from '../../../ui/depth-mark'
import { Dialog } from '../../../ui/dialog'
import { type Column, codeOf, type PupilRow } from '../markbook-view'
import type { PastePlan } from '../paste-plan'
import styles from './paste-dialog.module.css'

/** What a paste would change, before it does: one agreement, one undo. */
export function PasteDialog({
  plan,
  pupils,
  columns,
  onAgree,
  onClose,
}: {
  readonly plan: PastePlan
  readonly pupils: readonly PupilRow[]
  readonly columns: readonly Column[]
  readonly onAgree: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { changes, unchanged, empty, problems } = plan
  const labelOf = (pupilId: string | null) => pupils.find((pupil) => pupil.pupilId === pupilId)?.label
  return (
    <Dialog title={t`Paste marks`} onClose={onClose}>
      <p>
        <Plural value={changes.length} one="# mark would change" other="# marks would change" />
        {', '}
        <Trans>
          {unchanged} stay as they are, {empty} are empty and left alone.
        </Trans>
      </p>
      {problems.length > 0 && (
        <section className={styles.problems}>
          <h3>
            <Plural value={problems.length} one="# line cannot be used" other="# lines cannot be used" />
          </h3>
          <ul>
            {problems.map(({ row, text, pupilId }) => (
              <li key={`${row} ${text}`}>
                {pupilId ? (
                  <Trans>
                    Line {row}, {labelOf(pupilId)}: no depth is called “{text}”
                  </Trans>
                ) : (
                  <Trans>
                    Line {row}, “{text}”: there is no pupil or objective there
                  </Trans>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.length > 0 && (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">{t`Pupil`}</th>
              <th scope="col">{t`Now`}</th>
              <th scope="col">{t`Pasted`}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ pupilId, objectiveId, before, value }) => {
              const scale = columns.find((column) => column.objectiveId === objectiveId)?.scale
              const [from, to] = [before, value].map((id) => scale && codeOf(scale, id ?? undefined))
              return (
                <tr key={`${pupilId} ${objectiveId}`}>
                  <th scope="row">{labelOf(pupilId)}</th>
                  <td>{from ? <Shown code={from} /> : <span className={styles.blank}>{t`not assessed`}</span>}</td>
                  <td>{to && <Shown code={to} />}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <div className={styles.buttons}>
        <Button look="primary" data-first disabled={changes.length === 0} onClick={onAgree}>
          <Plural value={changes.length} one="Paste # mark" other="Paste # marks" />
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </Dialog>
  )
}

function Shown({ code }: { readonly code: NonNullable<ReturnType<typeof codeOf>> }) {
  return (
    <>
      <DepthMark code={code} whole />
      <span className="visually-hidden">{code.label}</span>
    </>
  )
}
