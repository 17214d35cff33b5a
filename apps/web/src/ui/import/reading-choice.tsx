import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportResult } from '@track/api-contract'
import { LabelledSelect } from '../labelled-select'
import { Bar } from '../page'
import type { ImportRequest } from './import-request'
import styles from './import-sheet.module.css'

/** How the file was read, said in a line, and every part of it to be chosen otherwise. */
export function ReadingChoice({
  result,
  dates,
  dateOrder = 'dmy',
  onChange,
}: {
  readonly result: ImportResult
  readonly dates: boolean
  readonly dateOrder: ImportRequest['dateOrder']
  readonly onChange: (change: ImportRequest) => void
}) {
  const { t } = useLingui()
  const encodings = [
    { value: 'utf-8', label: t`UTF-8` },
    { value: 'utf-8-bom', label: t`UTF-8 with a mark` },
    { value: 'utf-16le', label: t`UTF-16` },
    { value: 'utf-16be', label: t`UTF-16, big-endian` },
    { value: 'windows-1252', label: t`Windows` },
    { value: 'macintosh', label: t`Old Macintosh` },
  ]
  const delimiters = [
    { value: ',', label: t`commas` },
    { value: ';', label: t`semicolons` },
    { value: '\t', label: t`tabs` },
    { value: '|', label: t`upright lines` },
  ]
  const { rows, encoding, delimiter, headerRow, sheet, sheets = [] } = result
  // A workbook says itself what its cells and letters are; which of its sheets is meant is for a person to say.
  const isWorkbook = sheet !== undefined
  const labelOf = (choices: typeof encodings, value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value
  const headerRows = [
    { value: '0', label: t`No row: there are none` },
    ...Array.from({ length: Math.max(10, headerRow) }, (_, n) => ({ value: String(n + 1), label: t`Row ${n + 1}` })),
  ]
  return (
    <>
      <p className={styles.quiet}>
        {isWorkbook && headerRow === 0 && (
          <Trans>
            {rows} rows of the sheet “{sheet}”, no headings.
          </Trans>
        )}
        {isWorkbook && headerRow > 0 && (
          <Trans>
            {rows} rows of the sheet “{sheet}” under headings in row {headerRow}.
          </Trans>
        )}
        {!isWorkbook && headerRow === 0 && (
          <Trans>
            {rows} rows, no headings; cells parted by {labelOf(delimiters, delimiter)}; letters as{' '}
            {labelOf(encodings, encoding)}.
          </Trans>
        )}
        {!isWorkbook && headerRow > 0 && (
          <Trans>
            {rows} rows under headings in row {headerRow}; cells parted by {labelOf(delimiters, delimiter)}; letters as{' '}
            {labelOf(encodings, encoding)}.
          </Trans>
        )}
      </p>
      {sheets.length > 1 && (
        <Bar>
          <LabelledSelect
            label={t`Sheet`}
            value={sheet ?? ''}
            choices={sheets.map((name) => ({ value: name, label: name }))}
            onChange={(next) => onChange({ sheet: next })}
          />
        </Bar>
      )}
      <details className={styles.details}>
        <summary>
          <Trans>Read it differently</Trans>
        </summary>
        <Bar>
          <LabelledSelect
            label={t`Headings are in`}
            value={String(headerRow)}
            choices={headerRows}
            onChange={(next) => onChange({ headerRow: Number(next) })}
          />
          {!isWorkbook && (
            <>
              <LabelledSelect
                label={t`Cells are parted by`}
                value={delimiter}
                choices={delimiters}
                onChange={(next) => onChange({ delimiter: next as ImportRequest['delimiter'] })}
              />
              <LabelledSelect
                label={t`Letters, if accents look wrong`}
                value={encoding}
                choices={encodings}
                onChange={(next) => onChange({ encoding: next as ImportRequest['encoding'] })}
              />
            </>
          )}
          {dates && (
            <LabelledSelect
              label={t`Dates like 04/03/2016 are`}
              value={dateOrder}
              choices={[
                { value: 'dmy', label: t`day, month, year` },
                { value: 'mdy', label: t`month, day, year` },
                { value: 'ymd', label: t`year, month, day` },
              ]}
              onChange={(next) => onChange({ dateOrder: next as ImportRequest['dateOrder'] })}
            />
          )}
        </Bar>
      </details>
    </>
  )
}
