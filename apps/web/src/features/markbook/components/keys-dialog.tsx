import { Trans, useLingui } from '@lingui/react/macro'
import type { DepthScale } from '@track/descriptors'
import type { ReactNode } from 'react'
import { Dialog } from '../../../ui/dialog'
import { Select } from '../../../ui/field'
import { placeKey } from '../code-typing'
import styles from './keys-dialog.module.css'

export type Direction = 'down' | 'right'

/** Every key of the grid, and which way it moves after a mark. */
export function KeysDialog({
  scale,
  direction,
  onDirection,
  onClose,
}: {
  readonly scale: DepthScale
  readonly direction: Direction
  readonly onDirection: (direction: Direction) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const keys: readonly (readonly [ReactNode, ReactNode])[] = [
    ...scale.codes.map((code) => {
      const place = placeKey(scale.codes, code)
      const short = code.shortCode
      return [
        place === short ? (
          <kbd key="k">{short}</kbd>
        ) : (
          <Trans key="k">
            <kbd>{short}</kbd> or <kbd>{place}</kbd>
          </Trans>
        ),
        code.label,
      ] as const
    }),
    [
      <Trans key="k">
        <kbd>Shift</kbd> with one of these
      </Trans>,
      t`the whole column`,
    ],
    [<kbd key="k">{t`Delete`}</kbd>, t`not assessed`],
    [
      <Trans key="k">
        <kbd>Shift</kbd> with arrows
      </Trans>,
      t`choose several cells; a mark fills them`,
    ],
    [<kbd key="k">{t`Enter`}</kbd>, t`open the cell: history, another day`],
    [<kbd key="k">/</kbd>, t`find a pupil`],
    [<kbd key="k">{t`Ctrl Z`}</kbd>, t`undo`],
    [<kbd key="k">{t`Ctrl Shift Z`}</kbd>, t`redo`],
    [<kbd key="k">{t`Ctrl C, Ctrl V`}</kbd>, t`copy, or paste a column from a spreadsheet`],
    [
      <Trans key="k">
        <kbd>Home</kbd> <kbd>End</kbd>, with <kbd>Ctrl</kbd> the corners
      </Trans>,
      t`first and last`,
    ],
    [<kbd key="k">{t`Ctrl K`}</kbd>, t`go to another class or subject`],
  ]
  return (
    <Dialog title={t`Keys`} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([key, meaning], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
          <div key={index} className={styles.pair}>
            <dt>{key}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.direction}>
        <Trans>After a mark, move</Trans>{' '}
        <Select
          label={t`After a mark, move`}
          choices={[
            { value: 'down', label: t`down the class` },
            { value: 'right', label: t`along the pupil` },
          ]}
          value={direction}
          onChange={(value) => onDirection(value === 'right' ? 'right' : 'down')}
        />
      </p>
    </Dialog>
  )
}
