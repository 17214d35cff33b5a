import { Plural, useLingui } from '@lingui/react/macro'
import type { ImportMapping, ImportResult } from '@track/api-contract'
import type { ColumnKind } from './column-list'
import styles from './import-sheet.module.css'

/** The first rows as they would come in. */
export function ImportPreview({
  result,
  mapping,
  kinds,
}: {
  readonly result: ImportResult
  readonly mapping: ImportMapping
  readonly kinds: readonly ColumnKind[]
}) {
  const { t } = useLingui()
  const outcomes: Readonly<Record<string, string>> = {
    created: t`new`,
    updated: t`changed`,
    unchanged: t`same`,
    joined: t`joined to a row above`,
    refused: t`left out`,
    held: t`held`,
  }
  const titleOf = (field: string) => {
    const kind = kinds.find(({ prefix }) => field.startsWith(`${prefix}:`))
    return kind
      ? field.slice(kind.prefix.length + 1)
      : (result.fields.find(({ name }) => name === field)?.title ?? field)
  }
  const used = Object.keys(mapping).filter((field) => mapping[field] !== null)
  return (
    <details className={styles.details}>
      <summary>
        <Plural value={result.preview.length} one="See the row" other="See the first # rows" />
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is moved with the arrow keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={t`The first rows`}>
        <table className={styles.preview}>
          <thead>
            <tr>
              <th scope="col">{t`Row`}</th>
              <th scope="col">{t`What happens`}</th>
              {used.map((field) => (
                <th key={field} scope="col">
                  {titleOf(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.preview.map(({ row, outcome, values }) => (
              <tr key={row} data-outcome={outcome}>
                <th scope="row">{row}</th>
                <td>{outcomes[outcome] ?? outcome}</td>
                {used.map((field) => (
                  <td key={field}>{values[field]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
