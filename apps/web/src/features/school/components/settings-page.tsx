import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { School, SchoolSettings, SchoolSettingsChange } from '@track/api-contract'
import type { FormEvent } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { settingsQueryOptions } from '../../../lib/read-settings'
import { useTypedOver } from '../../../lib/use-typed-over'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { useChangeSettings } from '../api/change-settings'
import { AudiencesField, isTwice } from './audiences-field'
import styles from './settings-page.module.css'
import { TimeZoneField } from './time-zone-field'

/** What holds for the whole school: its name, its clock, and who may record where. */
export function SettingsPage({ school }: { readonly school: School }) {
  const { t } = useLingui()
  const { data, error } = useQuery(settingsQueryOptions(school.id))
  return (
    <Page title={t`School settings`}>
      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {data && <SettingsForm schoolId={school.id} stored={data} />}
    </Page>
  )
}

function SettingsForm({ schoolId, stored }: { readonly schoolId: string; readonly stored: SchoolSettings }) {
  const { t } = useLingui()
  const { show, say } = useNotices()
  const queryClient = useQueryClient()
  const change = useChangeSettings(schoolId)
  const { values, changes, meanwhile, type, reset } = useTypedOver(valuesOf(stored))
  const audiences = JSON.parse(values.audiences) as SchoolSettings['audiences']
  const dirty = Object.keys(changes).length > 0
  const theirs = (field: keyof typeof values) => {
    if (!meanwhile.has(field)) return undefined
    const theirValue = valuesOf(stored)[field]
    return changes[field] === undefined
      ? t`Somebody changed this meanwhile.`
      : t`Somebody wrote “${theirValue}” meanwhile.`
  }
  const limitNames = {
    criteriaMin: t`Criteria, at least`,
    criteriaMax: t`Criteria, at most`,
    tasksMin: t`Tasks, at least`,
    tasksMax: t`Tasks, at most`,
  }
  const belowLeast = (field: keyof typeof values) =>
    (field === 'criteriaMax' && Number(values.criteriaMax) < Number(values.criteriaMin)) ||
    (field === 'tasksMax' && Number(values.tasksMax) < Number(values.tasksMin))
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (change.isPending) return
    if (LIMITS.some(belowLeast) || audiences.some((_, at) => isTwice(audiences, at)))
      return event.currentTarget.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    if (!dirty) return show({ text: t`There is nothing to save: nothing was changed.` })
    change.mutate(
      { etag: stored.etag, change: changeOf(changes, stored) },
      {
        onSuccess: (answer) => {
          queryClient.setQueryData(settingsQueryOptions(schoolId).queryKey, answer)
          reset(valuesOf(answer))
          show({ text: t`Settings saved` })
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <UnsavedChanges when={dirty} />
      <TextField
        label={t`Name of the school`}
        required
        maxLength={200}
        autoComplete="off"
        value={values.name}
        hint={theirs('name')}
        onChange={(event) => type('name', event.target.value)}
      />
      <TimeZoneField value={values.timeZone} note={theirs('timeZone')} onChange={(zone) => type('timeZone', zone)} />
      <fieldset className={styles.choices}>
        <legend>{t`Where teachers and support staff may record`}</legend>
        {theirs('recordIn') && <p className={styles.quiet}>{t`Somebody changed this meanwhile.`}</p>}
        <Checkbox
          type="radio"
          name="recordIn"
          checked={values.recordIn === 'any-class'}
          hint={t`The simplest, where colleagues often help out in each other’s classes.`}
          onChange={() => type('recordIn', 'any-class')}
        >{t`In any class`}</Checkbox>
        <Checkbox
          type="radio"
          name="recordIn"
          checked={values.recordIn === 'own-classes'}
          hint={t`Those they teach, and those they cover that day. Everybody still sees every class. Admins and leaders record in any.`}
          onChange={() => type('recordIn', 'own-classes')}
        >{t`Only in their own classes`}</Checkbox>
      </fieldset>
      <TextField
        label={t`Taps a week`}
        type="number"
        min={1}
        max={100_000}
        step={1}
        value={values.tapsAWeek}
        hint={
          theirs('tapsAWeek') ??
          t`How much a teacher should have to record for a class in a week, in presses. Empty: no budget. The page of what recording asks compares with it.`
        }
        onChange={(event) => type('tapsAWeek', event.target.value)}
      />
      <TextField
        label={t`Looks at an objective in a year`}
        type="number"
        required
        min={0.1}
        max={50}
        step="any"
        value={values.updatesAnObjective}
        hint={
          theirs('updatesAnObjective') ??
          t`How often an objective is judged for a pupil in a year, on average. It is used for reckoning what recording asks, nothing else.`
        }
        onChange={(event) => type('updatesAnObjective', event.target.value)}
      />
      <fieldset className={styles.choices}>
        <legend>{t`Numbers behind words`}</legend>
        {theirs('depthNumbers') && <p className={styles.quiet}>{t`Somebody changed this meanwhile.`}</p>}
        <Checkbox
          checked={values.depthNumbers === 'shown'}
          hint={t`A school can give its depths and words numbers. Off, they stand nowhere: on no page, in no file.`}
          onChange={(event) => type('depthNumbers', event.target.checked ? 'shown' : 'hidden')}
        >{t`Show numbers`}</Checkbox>
      </fieldset>
      <AudiencesField
        audiences={audiences}
        note={theirs('audiences') && t`Somebody changed this meanwhile.`}
        onChange={(next) => type('audiences', JSON.stringify(next))}
      />
      <fieldset className={styles.choices}>
        <legend>{t`How much a note holds`}</legend>
        {LIMITS.some((field) => meanwhile.has(field)) && (
          <p className={styles.quiet}>{t`Somebody changed this meanwhile.`}</p>
        )}
        <div className={styles.limits}>
          {LIMITS.map((field) => (
            <TextField
              key={field}
              label={limitNames[field]}
              type="number"
              required
              min={0}
              max={30}
              step={1}
              value={values[field]}
              error={belowLeast(field) ? t`This is below the number before it.` : undefined}
              onChange={(event) => type(field, event.target.value)}
            />
          ))}
        </div>
        <Checkbox
          checked={values.tasksAreFirm === 'firm'}
          hint={t`Off, fewer or more tasks are only worth a second thought. What pupils add themselves never counts.`}
          onChange={(event) => type('tasksAreFirm', event.target.checked ? 'firm' : 'advice')}
        >{t`The number of tasks is firm`}</Checkbox>
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{t`Changes to a pupil’s note`}</legend>
        {theirs('teacherMayAdjustAlone') && <p className={styles.quiet}>{t`Somebody changed this meanwhile.`}</p>}
        <Checkbox
          checked={values.teacherMayAdjustAlone === 'yes'}
          hint={t`A change is otherwise agreed by both. For pupils who cannot answer; each such change is marked as the teacher’s alone.`}
          onChange={(event) => type('teacherMayAdjustAlone', event.target.checked ? 'yes' : 'no')}
        >{t`A teacher may adjust a note alone`}</Checkbox>
      </fieldset>
      {change.error && <Alert>{problemWords(change.error)}</Alert>}
      <Buttons>
        <Button type="submit" look="primary">
          <Trans>Save</Trans>
        </Button>
        {dirty && (
          <>
            <Button
              onClick={(event) => {
                event.currentTarget.form?.querySelector<HTMLElement>('[type=submit]')?.focus()
                reset(valuesOf(stored))
                change.reset()
                say(t`Everything is as it was`)
              }}
            >
              <Trans>Cancel</Trans>
            </Button>
            <span className={styles.quiet}>
              <Trans>Not saved yet</Trans>
            </span>
          </>
        )}
      </Buttons>
    </form>
  )
}

const LIMITS = ['criteriaMin', 'criteriaMax', 'tasksMin', 'tasksMax'] as const
type Values = Record<keyof ReturnType<typeof valuesOf>, string>

/** Every setting of this page as the text of its field. */
function valuesOf({
  name,
  timeZone,
  recordIn,
  tapsAWeek,
  updatesAnObjective,
  depthNumbers,
  audiences,
  microtrackLimits: { criteria, tasks, tasksAreFirm },
  teacherMayAdjustAlone,
}: SchoolSettings) {
  return {
    name,
    timeZone,
    recordIn,
    tapsAWeek: tapsAWeek === null ? '' : String(tapsAWeek),
    updatesAnObjective: String(updatesAnObjective),
    depthNumbers: depthNumbers ? 'shown' : 'hidden',
    audiences: JSON.stringify(audiences),
    criteriaMin: String(criteria.min),
    criteriaMax: String(criteria.max),
    tasksMin: String(tasks.min),
    tasksMax: String(tasks.max),
    tasksAreFirm: tasksAreFirm ? 'firm' : 'advice',
    teacherMayAdjustAlone: teacherMayAdjustAlone ? 'yes' : 'no',
  }
}

/** What was changed; how much a note holds goes as a whole, with what is stored where nothing was typed. */
function changeOf(
  {
    tapsAWeek,
    updatesAnObjective,
    depthNumbers,
    audiences,
    criteriaMin,
    criteriaMax,
    tasksMin,
    tasksMax,
    tasksAreFirm,
    teacherMayAdjustAlone,
    ...texts
  }: Partial<Values>,
  { microtrackLimits: { criteria, tasks, ...stored } }: SchoolSettings,
): SchoolSettingsChange {
  const limits = [criteriaMin, criteriaMax, tasksMin, tasksMax, tasksAreFirm]
  return {
    ...(texts as SchoolSettingsChange),
    ...(tapsAWeek !== undefined && { tapsAWeek: tapsAWeek === '' ? null : Number(tapsAWeek) }),
    ...(updatesAnObjective !== undefined && { updatesAnObjective: Number(updatesAnObjective) }),
    ...(depthNumbers !== undefined && { depthNumbers: depthNumbers === 'shown' }),
    ...(audiences !== undefined && { audiences: JSON.parse(audiences) as SchoolSettings['audiences'] }),
    ...(limits.some((value) => value !== undefined) && {
      microtrackLimits: {
        criteria: { min: Number(criteriaMin ?? criteria.min), max: Number(criteriaMax ?? criteria.max) },
        tasks: { min: Number(tasksMin ?? tasks.min), max: Number(tasksMax ?? tasks.max) },
        tasksAreFirm: tasksAreFirm === undefined ? stored.tasksAreFirm : tasksAreFirm === 'firm',
      },
    }),
    ...(teacherMayAdjustAlone !== undefined && { teacherMayAdjustAlone: teacherMayAdjustAlone === 'yes' }),
  }
}
