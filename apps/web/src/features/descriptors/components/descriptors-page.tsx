import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { DescriptorList, School } from '@track/api-contract'
import type { ReactNode } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Page } from '../../../ui/page'
import { PARTS, type Part, type Place } from '../parts'
import { CalculationPart } from './calculation-part'
import { ColumnsPart } from './columns-part'
import styles from './descriptors-page.module.css'
import { RulesPart } from './rules-part'
import { SamePart } from './same-part'
import { ScalesPart } from './scales-part'
import { SetsPart } from './sets-part'

const TITLES = {
  scales: msg`Depth scales`,
  sets: msg`Sets of words`,
  columns: msg`Columns`,
  rules: msg`Rules`,
  calculation: msg`Calculation`,
  same: msg`Same meaning`,
  guard: msg`Guarded words`,
} as const satisfies Record<Part, unknown>

/** The school's own words, how they are read, and its rules, each as it stands from a day. */
export function DescriptorsPage({
  school,
  descriptors,
  error,
  part,
  id,
  guard,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly descriptors: DescriptorList | undefined
  readonly error: unknown
  readonly part: Part
  /** What is open in the part: its list when there is nothing. */
  readonly id: string | undefined
  /** The words kept from audiences, which belong to the school's settings. */
  readonly guard: ReactNode
  /** Goes on after something was kept. */
  readonly onDone: (place: Place) => void
  /** Goes back without keeping: asks where something would be lost. */
  readonly onClose: (place: Place) => void
}) {
  const { t } = useLingui()
  return (
    <Page title={t`Words and rules`}>
      <nav className={styles.parts} aria-label={t`Parts of words and rules`}>
        {PARTS.map((one) => (
          <Link
            key={one}
            to={paths.descriptors}
            params={{ schoolId: school.id }}
            search={{ part: one }}
            aria-current={one === part ? 'page' : undefined}
            activeProps={{}}
          >
            {t(TITLES[one])}
          </Link>
        ))}
      </nav>
      {Boolean(error) && !descriptors && <Alert>{problemWords(error)}</Alert>}
      {descriptors && (
        <section key={`${part} ${id}`} className={styles.part} aria-label={t(TITLES[part])}>
          {id === undefined && <h2>{t(TITLES[part])}</h2>}
          {part === 'scales' && (
            <ScalesPart school={school} descriptors={descriptors} id={id} onDone={onDone} onClose={onClose} />
          )}
          {part === 'sets' && (
            <SetsPart school={school} descriptors={descriptors} id={id} onDone={onDone} onClose={onClose} />
          )}
          {part === 'columns' && <ColumnsPart school={school} descriptors={descriptors} />}
          {part === 'rules' && (
            <RulesPart school={school} descriptors={descriptors} id={id} onDone={onDone} onClose={onClose} />
          )}
          {part === 'calculation' && (
            <CalculationPart school={school} descriptors={descriptors} id={id} onDone={onDone} onClose={onClose} />
          )}
          {part === 'same' && (
            <SamePart school={school} descriptors={descriptors} id={id} onDone={onDone} onClose={onClose} />
          )}
          {part === 'guard' && guard}
        </section>
      )}
    </Page>
  )
}
