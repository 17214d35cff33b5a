import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { DescriptorList, FrozenReport, Page, School } from '@track/api-contract'
import { lazy, Suspense, useEffect, useState } from 'react'
import { paths } from '../../../app/paths'
import { download } from '../../../lib/download'
import { formatMoment } from '../../../lib/format-date'
import { usePrinting } from '../../../lib/use-printing'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { fileName } from '../file-name'
import { usePageWords } from '../use-page-words'
import { PageNotes } from './page-notes'
import { PageTable } from './page-table'
import { PrintSheet } from './print-sheet'
import styles from './report-page.module.css'

const PrintView = lazy(async () => ({ default: (await import('./print-view')).PrintView }))

/** A page that was kept: the same table, notes and sheet of paper as the page it was, with nothing to press among its numbers. */
export function FrozenPage({
  school,
  policy,
  frozen: { page, ...frozen },
  by,
}: {
  readonly school: School
  readonly policy: DescriptorList
  readonly frozen: FrozenReport
  readonly by: string | undefined
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const words = usePageWords(school.today, page.definition.dates[0]?.label)
  const onItsWayToPaper = usePrinting()
  const [isPreview, setPreview] = useState(false)
  const [paper, setPaper] = useState(frozen.paper)
  const { name } = frozen
  useEffect(() => {
    document.title = `${name} · Track`
  }, [name])
  const on = formatMoment(frozen.frozenAt)
  const kept = by ? t`Kept by ${by} on ${on}` : t`Kept on ${on}`
  const saveFile = async () => {
    const { pageCsv } = await import('../page-csv')
    const day = frozen.frozenAt.slice(0, 10)
    download(pageCsv(page, words), {
      name: `${fileName(`${school.name} ${name}`)} ${day}.csv`,
      type: 'text/csv;charset=utf-8',
    })
    notices.say(t`The page is in your downloads as a CSV file.`)
  }
  const sheet = { page, title: name, from: `${school.name}. ${kept}`, paper, policy, wholeOf, words }
  if (isPreview)
    return (
      <Suspense>
        <PrintView sheet={sheet} onPaper={setPaper} onClose={() => setPreview(false)} />
      </Suspense>
    )
  return (
    <>
      <div className={`${styles.page} no-print`}>
        <div className={styles.head}>
          <header className={styles.title}>
            <div className={styles.name}>
              <Link className={styles.back} to={paths.reports} params={{ schoolId: school.id }}>
                <Icon name="left" />
                <Trans>Reports</Trans>
              </Link>
              <h1>{name}</h1>
            </div>
            <div className={styles.actions}>
              <Button onClick={() => setPreview(true)}>
                <Trans>Print</Trans>
              </Button>
              <Button onClick={saveFile}>
                <Trans>Download CSV</Trans>
              </Button>
            </div>
          </header>
          <p className={styles.kept}>
            <Trans>
              {kept}. Nothing changes this page any more: not a later judgement, and not a change of words, rules or
              lists.
            </Trans>
          </p>
        </div>
        <section
          className={styles.region}
          aria-label={t`${name}: the table`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
          tabIndex={0}
        >
          <PageTable page={page} from={0} until={page.columns.length} wholeOf={wholeOf} words={words} />
        </section>
        <div className={styles.notes}>
          <PageNotes page={page} policy={policy} words={words} />
        </div>
      </div>
      {onItsWayToPaper && (
        <div className={styles.toPaper}>
          <PrintSheet {...sheet} key={paper} />
        </div>
      )}
    </>
  )
}

/** Groups of one kind stand together: what makes a whole may be another since. */
function wholeOf({ kind }: Page['rows'][number]): string {
  return kind
}
