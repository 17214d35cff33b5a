import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DescriptorList, FrozenReport, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { lazy, Suspense, useEffect, useState } from 'react'
import { paths } from '../../../app/paths'
import { download } from '../../../lib/download'
import { formatLastingMoment } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { usePrinting } from '../../../lib/use-printing'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { templatesQueryOptions } from '../api/templates'
import { fileName } from '../file-name'
import { usePageWords } from '../use-page-words'
import { useWholes } from '../use-wholes'
import { ChangeNotices } from './change-notices'
import { PageNotes } from './page-notes'
import { PageTable } from './page-table'
import { PrintSheet } from './print-sheet'
import styles from './report-page.module.css'
import { ScrollingPage } from './scrolling-page'

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
  const words = usePageWords({ firstDate: page.definition.dates[0] })
  const onItsWayToPaper = usePrinting()
  const [isPreview, setPreview] = useState(false)
  const [paper, setPaper] = useState(frozen.paper)
  const { name } = frozen
  useEffect(() => {
    document.title = `${name} · Track`
  }, [name])
  const on = formatLastingMoment(frozen.frozenAt)
  const day = words.day(dayOf(frozen.frozenAt))
  const wholeOf = useWholes(useQuery(groupsQueryOptions(school.id)).data)
  const { data: templates } = useQuery(templatesQueryOptions(school.id))
  const live = templates?.find(({ id }) => id === frozen.templateId)
  const kept = by ? t`Kept by ${by} on ${on}` : t`Kept on ${on}`
  const saveFile = async () => {
    const { pageCsv } = await import('../page-csv')
    download(pageCsv(page, words), {
      name: `${fileName(`${school.name} ${name}`)} ${dayOf(frozen.frozenAt)}.csv`,
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
      <ScrollingPage>
        <div className={styles.head}>
          <header className={styles.title}>
            <div className={styles.name}>
              <Link className={styles.back} to={paths.reports} params={{ schoolId: school.id }}>
                <Icon name="left" />
                <Trans>Reports</Trans>
              </Link>
              <h1>{name}</h1>
              <span className={styles.badge}>{t`Kept on ${day}, does not change`}</span>
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
            </Trans>{' '}
            {live ? (
              <Trans>
                Its numbers do not open; those of{' '}
                <Link to={paths.report} params={{ schoolId: school.id, templateId: live.id }}>
                  {live.name} as it is today
                </Link>{' '}
                do.
              </Trans>
            ) : (
              <Trans>Its numbers do not open: the pupils behind them are not kept with it.</Trans>
            )}
          </p>
          <ChangeNotices page={page} />
        </div>
        <section
          className={styles.region}
          aria-label={t`${name}: the table`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
          tabIndex={0}
        >
          <PageTable
            page={page}
            from={0}
            until={page.columns.length}
            wholeOf={wholeOf}
            rules={policy.rules}
            words={words}
          />
        </section>
        <div className={styles.notes}>
          <PageNotes page={page} policy={policy} words={words} />
        </div>
      </ScrollingPage>
      {onItsWayToPaper && (
        <div className={styles.toPaper}>
          <PrintSheet {...sheet} key={paper} />
        </div>
      )}
    </>
  )
}

function dayOf(moment: string): CalendarDate {
  return moment.slice(0, 10) as CalendarDate
}
