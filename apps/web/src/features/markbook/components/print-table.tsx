import { Plural, Trans } from '@lingui/react/macro'
import { DepthMark } from '../../../ui/depth-mark'
import { type Column, codeOf, type Depths, type MarkbookView, unitsOf } from '../markbook-view'
import styles from './print-table.module.css'

/** The markbook on paper: a real table, headings again on each sheet, and the key to the marks below. */
export function PrintTable({
  caption,
  view,
  depths,
}: {
  readonly caption: string
  readonly view: MarkbookView
  readonly depths: Readonly<Record<string, Depths>>
}) {
  const scales = new Map(view.columns.map(({ scale }) => [scale.id, scale]))
  return (
    <div className={styles.sheet}>
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
          </tr>
        </thead>
        <tbody>
          {view.pupils.map(({ pupilId, label, own }) => (
            <tr key={pupilId}>
              <th scope="row">{label}</th>
              {own ? (
                <td colSpan={view.columns.length} className={styles.own}>
                  <Trans>
                    own programme: <Plural value={own.length} one="# objective" other="# objectives" />
                  </Trans>
                  {own.map((column) => (
                    <span key={column.objectiveId}>
                      {' · '}
                      {column.wording} <Printed column={column} depths={depths[pupilId]} />
                    </span>
                  ))}
                </td>
              ) : (
                view.columns.map((column) => (
                  <td key={column.objectiveId}>
                    <Printed column={column} depths={depths[pupilId]} />
                  </td>
                ))
              )}
            </tr>
          ))}
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
