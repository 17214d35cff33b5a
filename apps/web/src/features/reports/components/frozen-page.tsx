import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DescriptorList, FrozenChanges, FrozenReport, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { lazy, Suspense, useEffect, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatLastingMoment } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { problemWords } from '../../../lib/problem-words'
import { usePrinting } from '../../../lib/use-printing'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Icon } from '../../../ui/icon'
import { frozenChangesQueryOptions } from '../api/frozen'
import { templatesQueryOptions } from '../api/templates'
import { writeNumber } from '../page-address'
import { usePageWords } from '../use-page-words'
import { useWholes } from '../use-wholes'
import { ChangeNotices } from './change-notices'
import { ExportMenu } from './export-menu'
import { KeptChanges } from './kept-changes'
import { PageNotes } from './page-notes'
import { PageTable } from './page-table'
import { PrintSheet } from './print-sheet'
import styles from './report-page.module.css'
import { ScrollingPage } from './scrolling-page'

const PrintView = lazy(async () => ({ default: (await import('./print-view')).PrintView }))

/**
 * A page that was kept: the same table, notes and sheet of paper as the page it was, with nothing to press among its numbers. What
 * it would say otherwise today stands beside it when it is asked for, and never in its place.
 */
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
  const [isCompared, setCompared] = useState(false)
  const [isMarked, setMarked] = useState(true)
  const comparing = useQuery({ ...frozenChangesQueryOptions(school.id, frozen.id), enabled: isCompared })
  const changes = isCompared ? comparing.data : undefined
  const nowOf = ({ after, column }: FrozenChanges['cells'][number]): string => {
    if (after.suppressed) return t`, hidden today`
    const now = words.valueOf(after, page.columns[column]!.unit)
    return now ? t`, today ${now}` : t`, blank today`
  }
  const marks =
    changes && isMarked && changes.cells.length > 0
      ? new Map(changes.cells.map((change) => [writeNumber(change), nowOf(change)]))
      : undefined
  const { audience, purpose } = frozen
  const { minimumGroup } = page.definition
  const forWhom = audience === null ? '' : words.audienceName({ name: audience, minimumGroup })
  const about = [forWhom, purpose].filter(Boolean)
  const sheet = {
    page,
    title: name,
    from: `${school.name}. ${kept}`,
    about,
    paper,
    policy,
    wholeOf,
    words,
    marks,
    after: changes && <KeptChanges page={page} changes={changes} words={words} onPaper />,
  }
  if (isPreview)
    return (
      <Suspense>
        <PrintView key={about.join(' ')} sheet={sheet} onPaper={setPaper} onClose={() => setPreview(false)} />
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
              {about.length > 0 && <p className={styles.about}>{about.join(' · ')}</p>}
            </div>
            <div className={styles.actions}>
              <Button onClick={() => setPreview(true)}>
                <Trans>Print</Trans>
              </Button>
              <ExportMenu
                page={page}
                words={words}
                school={school.name}
                audience={audience ?? undefined}
                title={name}
                purpose={purpose}
                day={dayOf(frozen.frozenAt)}
              />
              <Button aria-expanded={isCompared} onClick={() => setCompared(!isCompared)}>
                <Trans>What has changed since?</Trans>
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
          <ChangeNotices page={page} words={words} />
          {isCompared && comparing.error && !changes && <Alert>{problemWords(comparing.error)}</Alert>}
          {isCompared && !comparing.error && !changes && (
            <p role="status">
              <Trans>Working out the page as of today…</Trans>
            </p>
          )}
          {changes && (
            <KeptChanges page={page} changes={changes} words={words}>
              <div className={styles.compared}>
                {changes.cells.length > 0 && (
                  <Checkbox checked={isMarked} onChange={() => setMarked(!isMarked)}>
                    <Trans>Mark them in the table with *</Trans>
                  </Checkbox>
                )}
                {live && (
                  <Link to={paths.report} params={{ schoolId: school.id, templateId: live.id }}>
                    <Trans>{live.name} as it is today</Trans>
                  </Link>
                )}
              </div>
            </KeptChanges>
          )}
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
            marks={marks}
          />
        </section>
        <div className={styles.notes}>
          <PageNotes page={page} policy={policy} words={words} />
        </div>
      </ScrollingPage>
      {onItsWayToPaper && (
        <div className={styles.toPaper}>
          <PrintSheet {...sheet} key={`${about.join(' ')} ${paper}`} />
        </div>
      )}
    </>
  )
}

function dayOf(moment: string): CalendarDate {
  return moment.slice(0, 10) as CalendarDate
}
