import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type MicrotrackTemplate, mayDo, type School } from '@track/api-contract'
import { checkTemplate, dialOf, type Limits, type Template } from '@track/microtrack'
import { useEffect, useRef, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { settingsQueryOptions } from '../../../lib/read-settings'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { dialsQueryOptions } from '../api/dials'
import { useKeepTemplate, useRemoveTemplate } from '../api/keep-template'
import { templateQueryOptions } from '../api/read-template'
import { withRoom, writtenOf } from '../template-lines'
import styles from './note-template-page.module.css'
import { PublishDialog } from './publish-dialog'
import { TemplateEditor } from './template-editor'

const EMPTY: Template = { outcomes: [], criteria: [], tasks: [], moveOn: [], questions: [] }

/** A template being written, to be kept and given out: a new one, or one that the school has. */
export function NoteTemplatePage({
  school,
  classId,
  templateId,
}: {
  readonly school: School
  readonly classId: string
  readonly templateId: string
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const isNew = templateId === 'new'
  /** What was begun here as a new one: once it is saved it has an address of its own, and the page stays as it is. */
  const [begun, setBegun] = useState<string | null>(null)
  const { data: settings } = useQuery(settingsQueryOptions(school.id))
  const { data: dials } = useQuery(dialsQueryOptions(school.id, classId))
  const { data: stored, error } = useQuery({ ...templateQueryOptions(school.id, templateId), enabled: !isNew })
  if (error && !stored)
    return (
      <Page title={t`Note`}>
        <Alert>{problemWords(error)}</Alert>
      </Page>
    )
  if (!settings || !dials || (!isNew && !stored)) return null
  return (
    <Editing
      key={templateId === begun ? 'new' : templateId}
      school={school}
      classId={classId}
      kept={stored}
      onMade={(id) => {
        setBegun(id)
        void navigate({
          to: paths.noteTemplate,
          params: { schoolId: school.id, classId, templateId: id },
          replace: true,
        })
      }}
      limits={settings.microtrackLimits}
      dial={dialOf(dials, { pupilId: null, classId, on: school.today })}
    />
  )
}

function Editing({
  school,
  classId,
  kept,
  limits,
  dial,
  onMade,
}: {
  readonly school: School
  readonly classId: string
  readonly kept: MicrotrackTemplate | undefined
  readonly onMade: (id: string) => void
  readonly limits: Limits
  readonly dial: ReturnType<typeof dialOf>
}) {
  const { t } = useLingui()
  const { show, say } = useNotices()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const keep = useKeepTemplate(school.id)
  const remove = useRemoveTemplate(school.id)
  const form = useRef<HTMLDivElement>(null)
  const [id] = useState(() => kept?.id ?? makeId())
  /** What the server has, as far as this page knows: a first save makes it. */
  const [saved, setSaved] = useState(kept)
  const stored = newest(saved, kept)
  const [template, setTemplate] = useState(() => withRoom(kept?.template ?? EMPTY, { newId: makeId }))
  const [about, setAbout] = useState({
    title: kept?.title ?? '',
    unit: kept?.unit ?? '',
    subjectId: kept?.subjectId ?? '',
  })
  /** How often it was to be given out with something in the way. */
  const [tries, setTries] = useState(0)
  const [publishing, setPublishing] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const mayWrite = mayDo(school.role, 'change-objectives')

  const now = {
    id,
    title: about.title.trim() || null,
    unit: about.unit.trim() || null,
    subjectId: about.subjectId || null,
    template: writtenOf(template),
  }
  const mark = JSON.stringify(now)
  const [keptMark, setKeptMark] = useState(mark)
  const dirty = mayWrite && mark !== keptMark && !leaving
  useEffect(() => {
    if (!kept) form.current?.querySelector<HTMLElement>('[data-line="outcome"]')?.focus()
  }, [kept])

  const save = async () => {
    const answer = await keep.mutateAsync({ stored, template: now })
    setSaved(answer)
    setKeptMark(mark)
    queryClient.setQueryData(['microtrack', school.id, 'template', id], answer)
  }
  const onSave = () => {
    if (keep.isPending) return
    if (!dirty) return show({ text: t`There is nothing to save: nothing was changed.` })
    void save().then(
      () => show({ text: t`Saved` }),
      () => undefined,
    )
  }
  // Once a new one is kept and nothing more was typed, its own address is gone to: not before, or leaving would be asked about.
  const isMade = saved !== undefined && kept === undefined && !dirty && !publishing
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it is made
  useEffect(() => {
    if (isMade) onMade(id)
  }, [isMade])

  const { errors } = checkTemplate(now.template, { limits, dial })
  const giveOut = () => {
    if (errors.length === 0) return setPublishing(true)
    setTries(tries + 1)
    say(
      plural(errors.length, {
        one: 'Not yet: # thing to put right first',
        other: 'Not yet: # things to put right first',
      }),
    )
  }
  // Where the first of them is said is where it is put right.
  useEffect(() => {
    if (tries === 0) return
    const marked = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-error]')
    const field = marked?.matches('[data-error]')
      ? marked.closest('section')?.querySelector<HTMLElement>('textarea, input, button')
      : marked
    field?.focus()
    marked?.scrollIntoView({ block: 'center' })
  }, [tries])
  const className = school.classes.find((group) => group.id === classId)?.name ?? ''
  return (
    <Page
      title={kept ? (kept.title ?? kept.template.outcomes[0] ?? t`Template`) : t`New note`}
      actions={
        <Link to={paths.classNotes} params={{ schoolId: school.id, classId }} className={buttonClass()}>
          <Trans>Notes of {className}</Trans>
        </Link>
      }
    >
      <UnsavedChanges when={dirty} />
      <div ref={form} className={styles.form}>
        <TemplateEditor template={template} limits={limits} dial={dial} tried={tries > 0} onChange={setTemplate} />
        <details className={styles.filed}>
          <summary>
            <Trans>Where it is found again</Trans>
          </summary>
          <div className={styles.fields}>
            <TextField
              label={t`Title`}
              hint={t`Empty: the outcome.`}
              maxLength={200}
              value={about.title}
              onChange={(event) => setAbout({ ...about, title: event.target.value })}
            />
            <TextField
              label={t`Unit`}
              maxLength={200}
              value={about.unit}
              onChange={(event) => setAbout({ ...about, unit: event.target.value })}
            />
            <LabelledSelect
              label={t`Subject`}
              value={about.subjectId}
              choices={[
                { value: '', label: t`Any` },
                ...school.subjects.map((subject) => ({ value: subject.id, label: subject.name })),
              ]}
              onChange={(subjectId) => setAbout({ ...about, subjectId })}
            />
            {stored && mayWrite && (
              <Button
                disabled={remove.isPending}
                onClick={() => {
                  setLeaving(true)
                  remove.mutate(stored, {
                    onSuccess: () => {
                      void navigate({ to: paths.classNotes, params: { schoolId: school.id, classId } })
                    },
                    onError: (error) => {
                      setLeaving(false)
                      show({ text: problemWords(error) })
                    },
                  })
                }}
              >
                <Trans>Remove this template</Trans>
              </Button>
            )}
          </div>
        </details>
        {keep.error && <Alert>{problemWords(keep.error)}</Alert>}
      </div>
      <div className={styles.foot}>
        <p className={styles.quiet} role="status">
          {dirty ? <Trans>Not saved yet</Trans> : stored ? <Trans>Saved</Trans> : null}
        </p>
        {mayWrite && (
          <Button disabled={keep.isPending} onClick={onSave}>
            <Trans>Save</Trans>
          </Button>
        )}
        <Button look="primary" onClick={giveOut}>
          <Trans>Give out…</Trans>
        </Button>
      </div>
      {publishing && (
        <PublishDialog
          school={school}
          classId={classId}
          template={now.template}
          limits={limits}
          dial={dial}
          keep={async () => {
            if (mayWrite && (dirty || !stored)) await save()
            return mayWrite || stored ? id : null
          }}
          onGivenOut={(publicationId) => {
            setLeaving(true)
            void navigate({ to: paths.lesson, params: { schoolId: school.id, classId, publicationId }, replace: !kept })
          }}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  )
}

/** What was saved here last, or what somebody else made of it since. */
function newest(saved: MicrotrackTemplate | undefined, read: MicrotrackTemplate | undefined) {
  if (!saved || !read) return saved ?? read
  return read.changedAt > saved.changedAt ? read : saved
}
