import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EditableObjective, School } from '@track/api-contract'
import { isRetired } from '@track/objectives'
import { useMemo, useState } from 'react'
import { paths } from '../../../app/paths'
import { download } from '../../../lib/download'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { matchesWords } from '../../../ui/matches-words'
import { Menu, MenuDivider, menuEntryClass } from '../../../ui/menu'
import { useNotices } from '../../../ui/notices'
import { Bar, Buttons, Page } from '../../../ui/page'
import { type ExportFormat, exportList } from '../api/export-list'
import { objectivesQueryOptions } from '../api/list-objectives'
import { useOrderObjectives } from '../api/order-objectives'
import { outlineOf } from '../outline'
import { AddFrameworkDialog, AddStrandDialog, AddSubjectDialog } from './add-dialogs'
import { InNoProgramme } from './in-no-programme'
import { ListSettingsDialog } from './list-settings-dialog'
import { ObjectiveOutline } from './objective-outline'
import styles from './objectives-page.module.css'
import { PasteListDialog } from './paste-list-dialog'
import { MOST_REVISED, ReviseDialog } from './revise-dialog'
import { RevisionList } from './revision-list'

/** The lists of what is learnt in a subject, in the school's words and order. */
export function ObjectivesPage({
  school,
  subjectId,
  frameworkId,
  onChoose,
}: {
  readonly school: School
  readonly subjectId: string | undefined
  readonly frameworkId: string | undefined
  readonly onChoose: (chosen: { readonly subject: string; readonly list?: string }) => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const [dialog, setDialog] = useState<'subject' | 'list' | 'heading' | 'paste' | 'settings' | null>(null)
  /** Those ticked to be changed together; null while nobody chooses. */
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [revising, setRevising] = useState<readonly EditableObjective[]>([])
  const { data, error } = useQuery({
    ...objectivesQueryOptions(school.id, subjectId ?? ''),
    enabled: subjectId !== undefined,
  })
  const frameworks = data?.frameworks ?? []
  const framework = frameworks.find(({ id }) => id === frameworkId) ?? frameworks[0]
  const strands = useMemo(
    () => data?.strands.filter((strand) => strand.frameworkId === framework?.id) ?? [],
    [data, framework],
  )
  const order = useOrderObjectives({ schoolId: school.id, frameworkId: framework?.id ?? '' })
  const objectives = useMemo(
    () => placed(data?.objectives.filter((one) => one.frameworkId === framework?.id) ?? [], order.pending),
    [data, framework, order.pending],
  )
  const [pasted, setPasted] = useState(0)
  // The button with which a school begins stays in place, and in focus, and becomes the next step.
  const [beganEmpty] = useState(subjectId === undefined)
  const [words, setWords] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const retired = objectives.filter((one) => isRetired(one, school.today)).length
  const outline = useMemo(() => outlineOf(objectives, strands), [objectives, strands])
  const finding = words.trim() !== ''
  const parts = outline
    .map((part) => ({
      ...part,
      objectives: part.objectives.filter(
        (one) =>
          (withRetired || !isRetired(one, school.today)) &&
          (!finding || matchesWords([one.code, one.wording, ...one.tags].filter(Boolean).join(' '), words)),
      ),
    }))
    .filter((part) => !finding || part.objectives.length > 0)
  const tagsInUse = [...new Set(data?.objectives.flatMap(({ tags }) => tags))].sort()
  const shown = parts.reduce((count, part) => count + part.objectives.length, 0)
  const hidden = finding ? objectives.length - (withRetired ? 0 : retired) - shown : 0
  const choose: typeof onChoose = (next) => {
    setWords('')
    setWithRetired(false)
    setPasted(0)
    setChosen(null)
    onChoose(next)
  }
  const exportAs = (format: ExportFormat) =>
    framework && data
      ? exportList(framework, { format, list: data, school }).then(
          ({ parts, ...file }) => download(parts, file),
          (failed: unknown) => show({ text: problemWords(failed) }),
        )
      : undefined
  const tick = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const ticked = objectives.filter(({ id }) => chosen?.has(id))
  const [firstRevised, ...otherRevised] = revising
  const subjectName = school.subjects.find(({ id }) => id === subjectId)?.name ?? ''

  return (
    <Page
      title={t`Objectives`}
      actions={
        framework && (
          <>
            <Button look="primary" onClick={() => setDialog('paste')}>
              <Trans>Paste a list</Trans>
            </Button>
            <Link to={paths.importObjectives} params={{ schoolId: school.id }} className={buttonClass()}>
              <Trans>Import from a file</Trans>
            </Link>
            <Button onClick={() => setDialog('heading')}>
              <Trans>Add a heading</Trans>
            </Button>
            <Menu label={t`More`} align="end">
              <button type="button" className={menuEntryClass} onClick={() => setChosen(new Set())}>
                <Trans>Split, merge or retire…</Trans>
              </button>
              <button type="button" className={menuEntryClass} onClick={() => setDialog('settings')}>
                <Trans>The list itself…</Trans>
              </button>
              <MenuDivider />
              <button type="button" className={menuEntryClass} onClick={() => void exportAs('csv')}>
                <Trans>Save as CSV</Trans>
              </button>
              <button type="button" className={menuEntryClass} onClick={() => void exportAs('case')}>
                <Trans>Save as CASE (JSON)</Trans>
              </button>
              <button type="button" className={menuEntryClass} onClick={() => void exportAs('case-workbook')}>
                <Trans>Save as CASE workbook</Trans>
              </button>
              <MenuDivider />
              <Link
                to={paths.coverage}
                params={{ schoolId: school.id }}
                search={{ list: framework.id }}
                className={menuEntryClass}
              >
                <Trans>Covered and not yet covered</Trans>
              </Link>
              <Link to={paths.workload} params={{ schoolId: school.id }} className={menuEntryClass}>
                <Trans>What recording asks</Trans>
              </Link>
            </Menu>
          </>
        )
      }
    >
      {subjectId !== undefined && (
        <Bar>
          <LabelledSelect
            label={t`Subject`}
            value={subjectId}
            choices={school.subjects.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(subject) => choose({ subject })}
          />
          {framework && (
            <LabelledSelect
              label={t`List`}
              value={framework.id}
              choices={frameworks.map(({ id, name, publisher }) => ({
                value: id,
                label: publisher ? t`${name} (${publisher})` : name,
              }))}
              onChange={(list) => choose({ subject: subjectId, list })}
            />
          )}
          {objectives.length > 0 && (
            <TextField
              label={t`Find`}
              type="search"
              placeholder={t`Words, code or tag`}
              value={words}
              autoComplete="off"
              onChange={(event) => setWords(event.target.value)}
            />
          )}
          <Buttons>
            <Button look="quiet" onClick={() => setDialog('list')}>
              <Trans>Add a list</Trans>
            </Button>
            <Button look="quiet" onClick={() => setDialog('subject')}>
              <Trans>Add a subject</Trans>
            </Button>
          </Buttons>
        </Bar>
      )}

      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {!framework && (data || beganEmpty) && (
        <div className={styles.empty}>
          <p>
            {subjectId === undefined ? (
              <Trans>
                What is learnt will be listed here, subject by subject, in your own words. Begin with a subject, or
                bring subjects, lists and programmes together in one file.
              </Trans>
            ) : (
              <Trans>
                What is learnt in {subjectName} will be listed here. Make a list for your own objectives, or import one
                from a file. Several lists can stand side by side.
              </Trans>
            )}
          </p>
          <Buttons>
            <Button look="primary" onClick={() => setDialog(subjectId === undefined ? 'subject' : 'list')}>
              {subjectId === undefined ? <Trans>Add the first subject</Trans> : <Trans>Add a list</Trans>}
            </Button>
            <Link to={paths.importObjectives} params={{ schoolId: school.id }} className={buttonClass()}>
              <Trans>Import from a file</Trans>
            </Link>
          </Buttons>
        </div>
      )}
      {framework && (
        <section className={styles.list} aria-label={framework.name}>
          <div className={styles.line}>
            <p className={styles.quiet} role="status">
              {plural(shown, { one: '# objective', other: '# objectives' })}
              {hidden > 0 &&
                `, ${plural(hidden, { one: '# other is not found by these words', other: '# others are not found by these words' })}`}
            </p>
            {retired > 0 && (
              <Checkbox checked={withRetired} onChange={() => setWithRetired(!withRetired)}>
                {plural(retired, { one: 'Show # retired', other: 'Show # retired' })}
              </Checkbox>
            )}
          </div>
          {pasted > 0 && <InNoProgramme schoolId={school.id} subjectId={framework.subjectId} added={pasted} />}
          {objectives.length === 0 && (
            <p>
              <Trans>This list is empty. Paste the objectives from a document, or add the first one below.</Trans>
            </p>
          )}
          <ObjectiveOutline
            key={framework.id}
            school={school}
            framework={framework}
            parts={parts}
            strands={strands}
            objectives={outline.flatMap((part) => part.objectives)}
            tagsInUse={tagsInUse}
            finding={finding}
            chosen={chosen}
            onChoose={tick}
            onRevise={(objective) => setRevising([objective])}
            onOrder={(ids) => order.put(ids, { onError: (failed) => show({ text: problemWords(failed) }) })}
          />
          <RevisionList
            school={school}
            revisions={data?.revisions.filter(({ frameworkId: id }) => id === framework.id) ?? []}
            objectives={objectives}
          />
          {chosen && (
            <div className={styles.foot}>
              <p role="status">
                {ticked.length > MOST_REVISED
                  ? t`${MOST_REVISED} at most change together.`
                  : plural(ticked.length, { 0: 'Tick what changes.', one: '# chosen', other: '# chosen' })}
              </p>
              <Buttons>
                <Button
                  look="primary"
                  disabled={ticked.length === 0 || ticked.length > MOST_REVISED}
                  onClick={() => setRevising(ticked)}
                >
                  <Trans>Change from a day…</Trans>
                </Button>
                <Button onClick={() => setChosen(null)}>
                  <Trans>Done</Trans>
                </Button>
              </Buttons>
            </div>
          )}
        </section>
      )}

      {firstRevised && (
        <ReviseDialog
          school={school}
          objectives={[firstRevised, ...otherRevised]}
          tagsInUse={tagsInUse}
          onDone={() => {
            // What came in may have none of the words that were looked for.
            setWords('')
            setRevising([])
            setChosen(null)
          }}
          onClose={() => setRevising([])}
        />
      )}
      {dialog === 'settings' && framework && (
        <ListSettingsDialog school={school} framework={framework} onClose={() => setDialog(null)} />
      )}
      {dialog === 'subject' && (
        <AddSubjectDialog
          schoolId={school.id}
          onAdded={(subject) => choose({ subject })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'list' && subjectId && (
        <AddFrameworkDialog
          schoolId={school.id}
          subjectId={subjectId}
          subjectName={subjectName}
          onAdded={(list) => choose({ subject: subjectId, list })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'heading' && framework && (
        <AddStrandDialog
          schoolId={school.id}
          frameworkId={framework.id}
          outline={outline}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'paste' && framework && (
        <PasteListDialog
          school={school}
          framework={framework}
          frameworks={frameworks}
          outline={outlineOf([], strands)}
          onAdded={(count) => {
            setPasted(count)
            setDialog(null)
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}

/** The objectives at the places they were just moved to; one that came meanwhile keeps its own. */
function placed(
  objectives: readonly EditableObjective[],
  order: readonly string[] | null,
): readonly EditableObjective[] {
  if (!order) return objectives
  const placeOf = new Map(order.map((id, place) => [id, place]))
  return objectives.map((one) => ({ ...one, position: placeOf.get(one.id) ?? one.position }))
}
