import { Trans } from '@lingui/react/macro'
import { Fragment } from 'react'
import { DepthMark } from '../../../ui/depth-mark'
import { allColumns, type Column, codeOf, type Depths, type MarkbookView, unitsOf } from '../markbook-view'
import styles from './print-table.module.css'

/** The markbook on paper: a real table, headings again on each sheet, and the key to the marks below. */
export function PrintTable({
  caption,
  view,
  depths,
  onScreen = false,
}: {
  readonly caption: string
  readonly view: MarkbookView
  readonly depths: Readonly<Record<string, Depths>>
  readonly onScreen?: boolean
}) {
  const scales = new Map(allColumns(view).map(({ scale }) => [scale.id, scale]))
  const widest = Math.max(1, view.columns.length, ...view.pupils.map(({ own }) => own?.columns.length ?? 0))
  const rest = (columns: readonly Column[]) => widest > columns.length && <td colSpan={widest - columns.length} />
  return (
    <div className={onScreen ? styles.both : styles.sheet}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {unitsOf(view.columns).map(({ first, name, span }) => (
              <th key={first} colSpan={span} scope="colgroup">
                {name}
              </th>
            ))}
            {rest(view.columns)}
          </tr>
          <tr>
            <th scope="col">
              <Trans>Pupil</Trans>
            </th>
            {view.columns.map(({ objectiveId, wording }) => (
              <th key={objectiveId} scope="col">
                {wording}
              </th>
            ))}
            {rest(view.columns)}
          </tr>
        </thead>
        <tbody>
          {view.pupils.map(({ pupilId, label, own }, at) => {
            const columns = own?.columns ?? view.columns
            return (
              <Fragment key={pupilId}>
                {own && own !== view.pupils[at - 1]?.own && (
                  <tr className={styles.own}>
                    <th scope="row">{own.name || <Trans>Own programme</Trans>}</th>
                    {columns.map(({ objectiveId, wording }) => (
                      <th key={objectiveId}>{wording}</th>
                    ))}
                    {rest(columns)}
                  </tr>
                )}
                <tr>
                  <th scope="row">{label}</th>
                  {columns.map((column) => (
                    <td key={column.objectiveId}>
                      <Printed column={column} depths={depths[pupilId]} />
                    </td>
                  ))}
                  {rest(columns)}
                </tr>
              </Fragment>
            )
          })}
        </tbody>
      </table>
      {[...scales.values()].map((scale) => (
        <p key={scale.id} className={styles.key}>
          {scale.codes.map((code) => (
            <span key={code.id}>
              <DepthMark code={code} /> {code.label}
            </span>
          ))}
        </p>
      ))}
    </div>
  )
}

function Printed({ column, depths }: { readonly column: Column; readonly depths: Depths | undefined }) {
  const code = codeOf(column.scale, depths?.[column.objectiveId])
  return (
    code && (
      <>
        <DepthMark code={code} />
        <span className="visually-hidden">{code.label}</span>
      </>
    )
  )
}
