import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type PageDefinition, ProblemError, type ReportTemplate, type School } from '@track/api-contract'
import { lazy, type ReactNode, type Ref, Suspense, useState } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { Menu, menuEntryClass } from '../../../ui/menu'
import { useNotices } from '../../../ui/notices'
import { useKeepPage } from '../api/frozen'
import { templatesQueryOptions, useAddTemplate, useChangeTemplate } from '../api/templates'
import { copyName } from '../copy-name'
import { type PageChoice, templateOf } from '../page-choice'
import type { PageWords } from '../use-page-words'
import type { About } from './about-dialog'
import styles from './report-page.module.css'

const AboutDialog = lazy(async () => ({ default: (await import('./about-dialog')).AboutDialog }))
const NameDialog = lazy(async () => ({ default: (await import('./name-dialog')).NameDialog }))
const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog')).ConflictDialog }))

/** What the page is called, whether it is saved, and what can be done with all of it. */
export function ReportHead({
  schoolId,
  audiences,
  title,
  choice,
  definition,
  saved,
  base,
  isSaved,
  mayEdit,
  isReady,
  words,
  undo,
  redo,
  onRevert,
  onRenamed,
  onSavedAs,
  onPrint,
  printButton,
  exporting,
}: {
  readonly schoolId: string
  readonly audiences: School['audiences']
  readonly title: string
  readonly choice: PageChoice
  /** The page with the days of today: what is kept of it. */
  readonly definition: PageDefinition
  readonly saved: ReportTemplate | undefined
  readonly base: string | undefined
  readonly isSaved: boolean
  readonly mayEdit: boolean
  readonly isReady: boolean
  readonly words: PageWords
  /** One change back, and forward again; none where there is nothing to go to. */
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  readonly onRevert: () => void
  readonly onRenamed: (report: ReportTemplate) => void
  readonly onSavedAs: (report: ReportTemplate) => void
  readonly onPrint: () => void
  readonly printButton: Ref<HTMLButtonElement>
  /** The ways to take the page away as a file. */
  readonly exporting: ReactNode
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const add = useAddTemplate(schoolId)
  const change = useChangeTemplate(schoolId)
  const keep = useKeepPage(schoolId)
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'keep' | 'name' | 'copy' | 'about' | 'conflict'>()
  const { queryKey } = templatesQueryOptions(schoolId)
  const known = (): readonly ReportTemplate[] => queryClient.getQueryData(queryKey)?.templates ?? []

  const audience = audiences.find(({ id }) => id === choice.audienceId)
  const page = { template: templateOf(choice), paper: choice.paper }
  const close = () => {
    setAsking(undefined)
    add.reset()
    change.reset()
    keep.reset()
  }
  const save = () => {
    if (!saved) return setAsking('name')
    change.mutate(
      { id: saved.id, ifMatch: base ?? saved.etag, ...page },
      {
        onSuccess: () => {
          notices.say(t`Saved`)
          onRevert()
        },
        onError: async (error) => {
          if (!isOutOfDate(error)) return notices.show({ text: problemWords(error) })
          await queryClient.refetchQueries({ queryKey })
          setAsking('conflict')
        },
      },
    )
  }
  const saveAs = ({ name, purpose, audienceId }: About) => {
    const template = templateOf({ ...choice, audienceId })
    add.mutate(
      { name, purpose, template, paper: choice.paper },
      {
        onSuccess: (report) => {
          close()
          notices.show({ text: t`Saved as ${name}` })
          if ('id' in report) onSavedAs(report)
        },
      },
    )
  }
  /** Says something else about what is saved; what was changed on the page and not saved stays so. */
  const sayAbout = ({ name, purpose, audienceId }: About) => {
    if (!saved) return
    const { audienceId: before, ...template } = saved.template
    const isForOthers = audienceId !== before
    change.mutate(
      {
        id: saved.id,
        ifMatch: saved.etag,
        name,
        purpose,
        ...(isForOthers && { template: { ...template, ...(audienceId !== undefined && { audienceId }) } }),
      },
      {
        onSuccess: (report) => {
          close()
          notices.say(t`Saved: ${name}`)
          if ('id' in report) onRenamed(report)
        },
      },
    )
  }
  const keepAs = (name: string) =>
    keep.mutate(
      { name, templateId: saved?.id ?? null, paper: choice.paper, definition },
      {
        onSuccess: ({ id }) => {
          notices.show({ text: t`Kept as ${name}` })
          void navigate({ to: paths.frozenReport, params: { schoolId, frozenId: id } })
        },
      },
    )
  const nameOfCopy = () =>
    copyName(title, { taken: known().map(({ name }) => name), copyOf: (name) => t`Copy of ${name}` })

  return (
    <header className={styles.title}>
      <div className={styles.name}>
        <Link className={styles.back} to={paths.reports} params={{ schoolId }}>
          <Icon name="left" />
          <Trans>Reports</Trans>
        </Link>
        <h1>{title}</h1>
        {mayEdit && (
          <span className={isSaved ? styles.saved : styles.unsaved} role="status">
            {isSaved ? <Trans>Saved</Trans> : <Trans>Not saved</Trans>}
          </span>
        )}
        {(audience || saved?.purpose) && (
          <p className={styles.about}>
            {audience && <strong>{words.audienceName(audience)}</strong>}
            {audience && saved?.purpose && ' · '}
            {saved?.purpose}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {mayEdit && (undo || redo) && (
          <>
            <Button aria-keyshortcuts="Control+Z" aria-disabled={!undo} onClick={undo}>
              <Icon name="undo" />
              <Trans>Undo</Trans>
            </Button>
            <Button aria-keyshortcuts="Control+Shift+Z" aria-disabled={!redo} onClick={redo}>
              <span className={styles.redo}>
                <Icon name="undo" />
              </span>
              <Trans>Redo</Trans>
            </Button>
          </>
        )}
        {mayEdit && !isSaved && (
          <Button look="primary" onClick={save} disabled={change.isPending}>
            <Trans>Save</Trans>
          </Button>
        )}
        <Button ref={printButton} onClick={onPrint} disabled={!isReady}>
          <Trans>Print</Trans>
        </Button>
        {mayEdit && (
          <Button onClick={() => setAsking('keep')} disabled={!isReady}>
            <Trans>Keep this page</Trans>
          </Button>
        )}
        {exporting}
        {mayEdit && saved && (
          <Menu align="end" label={t`More`} name={t`More: copy, name`}>
            <button type="button" className={menuEntryClass} onClick={() => setAsking('copy')}>
              <Trans>Save as a copy</Trans>
            </button>
            <button type="button" className={menuEntryClass} onClick={() => setAsking('about')}>
              <Trans>Name, purpose, audience</Trans>
            </button>
            {!isSaved && (
              <button type="button" className={menuEntryClass} onClick={onRevert}>
                <Trans>Undo all changes</Trans>
              </button>
            )}
          </Menu>
        )}
      </div>
      <Suspense>
        {asking === 'keep' && (
          <NameDialog
            title={t`Keep this page`}
            verb={t`Keep`}
            label={t`Name of the kept page`}
            hint={t`Stays as it is now, whatever is corrected later. You find it under “Kept pages”.`}
            name={saved ? title : ''}
            error={keep.error}
            waiting={keep.isPending}
            onName={keepAs}
            onClose={close}
          />
        )}
        {(asking === 'name' || asking === 'copy') && (
          <AboutDialog
            title={asking === 'name' ? t`Save this report` : t`Save as a copy`}
            verb={t`Save`}
            about={{
              name: asking === 'name' ? '' : nameOfCopy(),
              purpose: saved?.purpose ?? '',
              audienceId: choice.audienceId,
            }}
            audiences={audiences}
            error={add.error}
            waiting={add.isPending}
            onAbout={saveAs}
            onClose={close}
          />
        )}
        {asking === 'about' && saved && (
          <AboutDialog
            title={t`Name, purpose, audience`}
            verb={t`Save`}
            about={{ name: title, purpose: saved.purpose, audienceId: saved.template.audienceId }}
            audiences={audiences}
            error={change.error}
            waiting={change.isPending}
            onAbout={sayAbout}
            onClose={close}
          />
        )}
        {asking === 'conflict' && (
          <ConflictDialog
            changedAt={known().find(({ id }) => id === saved?.id)?.changedAt}
            onCopy={() => setAsking('copy')}
            onTheirs={() => {
              close()
              onRevert()
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </header>
  )
}

/** Somebody else changed it first, or removed it. */
function isOutOfDate(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 412 || error.problem.status === 404)
}
