import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  type FrozenReportList,
  mayDo,
  type ReportTemplate,
  type ReportTemplateList,
  type School,
} from '@track/api-contract'
import { lazy, type MouseEvent, Suspense, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate, formatLastingMoment } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Select } from '../../../ui/field'
import { Menu, menuEntryClass } from '../../../ui/menu'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { frozenListQueryOptions } from '../api/frozen'
import {
  removedTemplatesQueryOptions,
  templatesQueryOptions,
  useAddTemplate,
  useChangeTemplate,
  useRemoveTemplate,
} from '../api/templates'
import { useStillNeed } from '../api/use-still-need'
import { copyName } from '../copy-name'
import { type Draft, forgetDraft, readDrafts } from '../draft'
import type { Choosable } from '../page-choice'
import { useSummary } from '../use-summary'
import styles from './reports-page.module.css'

const NameDialog = lazy(async () => ({ default: (await import('./name-dialog')).NameDialog }))

type Report = ReportTemplateList['templates'][number]

/** How many reports are looked through at a glance. */
const HANDFUL = 5

/**
 * The school's reports, each with what it is for and whether anybody needs it: it opens, prints, and for who may save reports is
 * copied, renamed and removed. What nobody used for a year stands by itself, to be kept or removed; what was removed, at the end.
 */
export function ReportsPage({ school, groups }: { readonly school: School; readonly groups: Choosable['groups'] }) {
  const { t } = useLingui()
  const { data: templates, error } = useQuery(templatesQueryOptions(school.id))
  const { data: removed } = useQuery(removedTemplatesQueryOptions(school.id))
  const { data: frozen } = useQuery(frozenListQueryOptions(school.id))
  const mayEdit = mayDo(school.role, 'save-reports')
  const [drafts, setDrafts] = useState(() => (mayEdit ? readDrafts(school.id) : []))
  // Whoever only reads the reports cannot let one go, and is not asked.
  const isUnused = ({ use }: Report) => mayEdit && use.unused
  const listed = templates?.filter((report) => !isUnused(report)) ?? []
  const unused = templates?.filter(isUnused) ?? []
  const notUsedYet = listed.filter(({ use }) => use.lastOn === null)
  const [shown, setShown] = useState<Shown>('all')
  const isAsked = (templates?.length ?? 0) > HANDFUL && mayEdit && notUsedYet.length + unused.length > 0
  const show = isAsked ? shown : 'all'
  const inUse = show === 'all' ? listed : show === 'not-yet' ? notUsedYet : []
  const days = new Set(templates?.map(dayChanged))
  /** Where all were changed on one day, as they are when a school begins, the day says nothing. */
  const saysDay = templates?.length === 1 || days.size > 1
  const discard = ({ templateId }: Draft) => {
    forgetDraft(school.id, templateId)
    setDrafts(readDrafts(school.id))
  }
  return (
    <Page
      title={t`Reports`}
      actions={
        mayEdit && (
          <Link className={buttonClass('primary')} to={paths.newReport} params={{ schoolId: school.id }}>
            <Trans>New report</Trans>
          </Link>
        )
      }
    >
      {error && !templates && <Alert>{problemWords(error)}</Alert>}
      {templates && templates.length > 0 && frozen && frozen.length > 0 && (
        <p className={styles.toKept}>
          <a href={`#${KEPT}`} onClick={showKept}>
            <Plural value={frozen.length} one="# kept page below" other="# kept pages below" />
          </a>
        </p>
      )}
      {templates &&
        drafts.map((draft) => (
          <DraftLine
            key={draft.templateId ?? ''}
            school={school}
            draft={draft}
            templates={templates}
            onDiscard={() => discard(draft)}
          />
        ))}
      {templates?.length === 0 && (
        <p className={styles.empty}>
          {mayEdit ? (
            <Trans>
              Your school’s reports will be here. Press “New report”: a first page is there at once, and you change what
              you like.
            </Trans>
          ) : (
            <Trans>Your school’s reports will be here, to read and print.</Trans>
          )}
        </p>
      )}
      {isAsked && (
        <Select
          bare
          className={styles.show}
          label={t`Show`}
          choices={[
            { value: 'all', label: t`All reports` },
            ...(notUsedYet.length > 0 || show === 'not-yet'
              ? [{ value: 'not-yet', label: t`Not used yet (${notUsedYet.length})` }]
              : []),
            ...(unused.length > 0 || show === 'for-a-year'
              ? [{ value: 'for-a-year', label: t`Not used for a year (${unused.length})` }]
              : []),
          ]}
          value={show}
          onChange={(next) => setShown(next as Shown)}
        />
      )}
      {inUse.length > 0 && (
        <ul className={styles.list}>
          {inUse.map((report) => (
            <ReportLine
              key={report.id}
              school={school}
              groups={groups}
              report={report}
              saysDay={saysDay}
              taken={templates?.map(({ name }) => name) ?? []}
              mayEdit={mayEdit}
            />
          ))}
        </ul>
      )}
      {unused.length > 0 && show !== 'not-yet' && (
        <UnusedReports school={school} groups={groups} reports={unused} saysDay={saysDay} />
      )}
      {frozen && frozen.length > 0 && <KeptPages school={school} frozen={frozen} />}
      {mayEdit && removed && removed.length > 0 && (
        <RemovedReports school={school} reports={removed} taken={templates?.map(({ name }) => name) ?? []} />
      )}
    </Page>
  )
}

type Shown = 'all' | 'not-yet' | 'for-a-year'

function dayChanged({ changedAt }: Pick<Report, 'changedAt'>): School['today'] {
  return changedAt.slice(0, 10) as School['today']
}

const KEPT = 'kept-pages'

/** The address of the page stays its own. */
function showKept(event: MouseEvent): void {
  event.preventDefault()
  const heading = document.getElementById(KEPT)
  heading?.focus()
  heading?.scrollIntoView()
}

/** Pages that were kept word for word: to be read and printed, never changed. */
function KeptPages({ school, frozen }: { readonly school: School; readonly frozen: FrozenReportList['frozen'] }) {
  const { t } = useLingui()
  return (
    <section className={styles.kept} aria-labelledby={KEPT}>
      <h2 id={KEPT} tabIndex={-1}>
        <Trans>Kept pages</Trans>
      </h2>
      <ul className={styles.list}>
        {frozen.map((page) => {
          const { by } = page
          const on = formatLastingMoment(page.frozenAt)
          return (
            <li key={page.id} className={styles.report}>
              <div className={styles.what}>
                <Link
                  className={styles.name}
                  to={paths.frozenReport}
                  params={{ schoolId: school.id, frozenId: page.id }}
                >
                  {page.name}
                </Link>
                <p className={styles.quiet}>{t`Kept by ${by} on ${on}`}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What nobody opened, printed or took away for a year: it may be what nobody needs. */
function UnusedReports({
  school,
  groups,
  reports,
  saysDay,
}: {
  readonly school: School
  readonly groups: Choosable['groups']
  readonly reports: readonly Report[]
  readonly saysDay: boolean
}) {
  return (
    <section className={styles.kept} aria-labelledby={UNUSED}>
      <h2 id={UNUSED}>
        <Trans>Not used for a year</Trans>
      </h2>
      <p className={styles.quiet}>
        <Trans>Nobody has opened or printed these for a year. Remove what nobody needs.</Trans>
      </p>
      <ul className={styles.list}>
        {reports.map((report) => (
          <UnusedLine key={report.id} school={school} groups={groups} report={report} saysDay={saysDay} />
        ))}
      </ul>
    </section>
  )
}

const UNUSED = 'unused-reports'

function UnusedLine({
  school,
  groups,
  report,
  saysDay,
}: {
  readonly school: School
  readonly groups: Choosable['groups']
  readonly report: Report
  readonly saysDay: boolean
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const takeAway = useTakeAway(school.id)
  const stillNeed = useStillNeed(school.id)
  const { name } = report
  const keep = () =>
    stillNeed.mutate(report.id, {
      onSuccess: () => {
        document.getElementById('main')?.focus()
        notices.show({ text: t`Stays in the list: ${name}` })
      },
      onError: (error) => notices.show({ text: problemWords(error) }),
    })
  return (
    <li className={styles.report}>
      <WhatItIs school={school} groups={groups} report={report} saysDay={saysDay} />
      <div className={styles.actions}>
        <Button aria-label={t`Still needed: ${name}`} onClick={keep} disabled={stillNeed.isPending}>
          <Trans>Still needed</Trans>
        </Button>
        <Button aria-label={t`Remove ${name}`} onClick={() => takeAway(report)}>
          <Trans>Remove</Trans>
        </Button>
      </div>
    </li>
  )
}

/** A report's name and way in, what it is for, for whom, what is on it, and how much it is used. */
function WhatItIs({
  school,
  groups,
  report: { id, name, purpose, template, paper, changedAt, use },
  saysDay,
}: {
  readonly school: School
  readonly groups: Choosable['groups']
  readonly report: Report
  /** Is the day of its last change worth a word? */
  readonly saysDay: boolean
}) {
  const { t } = useLingui()
  const summaryOf = useSummary(school, groups)
  const changedOn = formatDate(dayChanged({ changedAt }), school)
  const audience = school.audiences.find((one) => one.id === template.audienceId)?.name
  const used = (): string => {
    if (use.lastOn === null) return t`not used yet`
    const last = formatDate(use.lastOn, school)
    return plural(use.days, { one: `used on # day, ${last}`, other: `used on # days, last ${last}` })
  }
  const quiet = [audience && t`For ${audience}`, paper.toUpperCase(), saysDay && t`changed ${changedOn}`, used()]
  return (
    <div className={styles.what}>
      <Link
        id={`report-${id}`}
        className={styles.name}
        to={paths.report}
        params={{ schoolId: school.id, templateId: id }}
      >
        {name}
      </Link>
      {purpose && <p className={styles.purpose}>{purpose}</p>}
      <p className={styles.quiet}>{summaryOf(template)}</p>
      <p className={styles.quiet}>{quiet.filter(Boolean).join(', ')}</p>
    </div>
  )
}

/** Takes a report away, with a way back. */
function useTakeAway(schoolId: string) {
  const { t } = useLingui()
  const notices = useNotices()
  const change = useChangeTemplate(schoolId)
  const remove = useRemoveTemplate(schoolId)
  const complain = (error: unknown) => notices.show({ text: problemWords(error) })
  return async ({ id, etag, name }: ReportTemplate) => {
    const putBack = async () => {
      try {
        await change.mutateAsync({ id, ifMatch: etag, removedOn: null })
        focusReport(id)
      } catch (error) {
        complain(error)
      }
    }
    try {
      // The line goes with its report, so what comes after is not left to it.
      await remove.mutateAsync({ id, etag })
      notices.show({ text: t`Removed: ${name}`, action: { label: t`Undo`, run: putBack }, focus: true })
    } catch (error) {
      complain(error)
    }
  }
}

/** The line of a report that is back in the list comes into sight, with the focus. */
function focusReport(id: string): void {
  requestAnimationFrame(() => document.getElementById(`report-${id}`)?.focus())
}

/** What was removed waits here as it was, to be brought back; under another name where its own was given away meanwhile. */
function RemovedReports({
  school,
  reports,
  taken,
}: {
  readonly school: School
  readonly reports: ReportTemplateList['removed']
  readonly taken: readonly string[]
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const change = useChangeTemplate(school.id)
  const bringBack = ({ id, etag, name }: (typeof reports)[number]) => {
    const isTaken = taken.some((other) => other.toLowerCase() === name.toLowerCase())
    const next = isTaken ? copyName(name, { taken, copyOf: (of) => of }) : name
    change.mutate(
      { id, ifMatch: etag, removedOn: null, ...(next !== name && { name: next }) },
      {
        onSuccess: () => {
          focusReport(id)
          notices.show({ text: t`Back in the list: ${next}` })
        },
        onError: (error) => notices.show({ text: problemWords(error) }),
      },
    )
  }
  return (
    <details className={styles.removed}>
      <summary>
        <Plural value={reports.length} one="# removed report" other="# removed reports" />
      </summary>
      <ul className={styles.list}>
        {reports.map((report) => {
          const { id, name, purpose } = report
          const on = formatDate(report.removedOn, school)
          return (
            <li key={id} className={styles.report}>
              <div className={styles.what}>
                <p className={styles.name}>{name}</p>
                {purpose && <p className={styles.purpose}>{purpose}</p>}
                <p className={styles.quiet}>{t`Removed ${on}`}</p>
              </div>
              <div className={styles.actions}>
                <Button
                  aria-label={t`Bring back ${name}`}
                  onClick={() => bringBack(report)}
                  disabled={change.isPending}
                >
                  <Trans>Bring back</Trans>
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function ReportLine({
  school,
  groups,
  report,
  saysDay,
  taken,
  mayEdit,
}: {
  readonly school: School
  readonly groups: Choosable['groups']
  readonly report: Report
  readonly saysDay: boolean
  readonly taken: readonly string[]
  readonly mayEdit: boolean
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const [renaming, setRenaming] = useState(false)
  const add = useAddTemplate(school.id)
  const change = useChangeTemplate(school.id)
  const takeAway = useTakeAway(school.id)
  const { id, name, template, paper, purpose, etag } = report

  const duplicate = () => {
    const copy = copyName(name, { taken, copyOf: (of) => t`Copy of ${of}` })
    add.mutate(
      { name: copy, template, paper, purpose },
      {
        onSuccess: () => notices.show({ text: t`Copied: ${copy}` }),
        onError: (error) => notices.show({ text: problemWords(error) }),
      },
    )
  }
  return (
    <li className={styles.report}>
      <WhatItIs school={school} groups={groups} report={report} saysDay={saysDay} />
      <div className={styles.actions}>
        <Link
          className={buttonClass()}
          to={paths.report}
          params={{ schoolId: school.id, templateId: id }}
          search={{ print: true }}
          aria-label={t`Print ${name}`}
        >
          <Trans>Print</Trans>
        </Link>
        {mayEdit && (
          <Menu align="end" label={t`More`} name={t`More for ${name}`}>
            <button type="button" className={menuEntryClass} onClick={duplicate}>
              <Trans>Make a copy</Trans>
            </button>
            <button type="button" className={menuEntryClass} onClick={() => setRenaming(true)}>
              <Trans>Rename</Trans>
            </button>
            <button type="button" className={menuEntryClass} onClick={() => takeAway(report)}>
              <Trans>Remove</Trans>
            </button>
          </Menu>
        )}
      </div>
      <Suspense>
        {renaming && (
          <NameDialog
            title={t`Rename`}
            verb={t`Rename`}
            name={name}
            error={change.error}
            waiting={change.isPending}
            onName={(next) => change.mutate({ id, ifMatch: etag, name: next }, { onSuccess: () => setRenaming(false) })}
            onClose={() => {
              setRenaming(false)
              change.reset()
            }}
          />
        )}
      </Suspense>
    </li>
  )
}

/** The page that was left without saving: to go on with, or to throw away. */
function DraftLine({
  school,
  draft: { templateId, search },
  templates,
  onDiscard,
}: {
  readonly school: School
  readonly draft: Draft
  readonly templates: readonly ReportTemplate[]
  readonly onDiscard: () => void
}) {
  const { t } = useLingui()
  const of = templates.find(({ id }) => id === templateId)
  const groups = (search.groups ?? '').split('_').length
  const columns = (search.columns ?? '').split('_').length
  const params = { schoolId: school.id }
  const goOn = t`Go on with it`
  return (
    <div className={styles.draft}>
      <p>
        <strong>{of ? t`Changes to “${of.name}” are not saved.` : t`A new report is not saved yet.`}</strong>{' '}
        <Plural value={groups} one="# group" other="# groups" />,{' '}
        <Plural value={columns} one="# column" other="# columns" />
      </p>
      <div className={styles.actions}>
        {of ? (
          <Link className={buttonClass()} to={paths.report} params={{ ...params, templateId: of.id }} search={search}>
            {goOn}
          </Link>
        ) : (
          <Link className={buttonClass()} to={paths.newReport} params={params} search={search}>
            {goOn}
          </Link>
        )}
        <button type="button" className={buttonClass('quiet')} onClick={onDiscard}>
          <Trans>Discard</Trans>
        </button>
      </div>
    </div>
  )
}
