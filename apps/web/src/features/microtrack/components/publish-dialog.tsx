import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { checkTemplate, type Dial, type Limits, type ReadingBand, type Template } from '@track/microtrack'
import { nextSchoolDay, schoolWeekFrom } from '@track/roster'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { v7 as makeId } from 'uuid'
import { formatDate } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { problemWords } from '../../../lib/problem-words'
import { inRegisterOrder } from '../../../lib/register-order'
import { remember, remembered } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Buttons } from '../../../ui/page'
import { adviceWords } from '../advice-words'
import { usePublish } from '../api/publish'
import styles from './publish-dialog.module.css'
import { PupilTicks } from './pupil-ticks'
import { type DraftVariant, VariantEditor } from './variant-editor'

type When = 'today' | 'next' | 'week' | 'days'
interface Days {
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
}
const BANDS: readonly ReadingBand[] = ['early', 'middle', 'older']

/** To whom, for which days, and in which shapes: one act gives the note out to all of them. */
export function PublishDialog({
  school,
  classId,
  template,
  limits,
  dial,
  keep,
  onGivenOut,
  onClose,
}: {
  readonly school: School
  readonly classId: string
  readonly template: Template
  readonly limits: Limits
  readonly dial: Dial
  /** Keeps the template first; answers its id, null for one that is not kept. */
  readonly keep: () => Promise<string | null>
  readonly onGivenOut: (publicationId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { today } = school
  const [id] = useState(() => makeId())
  const publish = usePublish(school.id)
  const { data: members, error } = useQuery(pupilsQueryOptions({ schoolId: school.id, groupId: classId }))
  const pupils = useMemo(() => members && inRegisterOrder(members), [members])
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  /** The class, a group's id, or chosen pupils. */
  const [who, setWho] = useState('class')
  const isGroup = who !== 'class' && who !== 'pupils'
  const { data: ofGroup } = useQuery({
    ...pupilsQueryOptions({ schoolId: school.id, groupId: who }),
    enabled: isGroup,
  })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [when, setWhen] = useState<When>('today')
  const [own, setOwn] = useState<{ readonly startsOn: string; readonly endsOn: string }>({
    startsOn: today,
    endsOn: today,
  })
  const [band, setBand] = useState<ReadingBand>(
    () => BANDS.find((each) => each === remembered('readingBand')) ?? 'middle',
  )
  const [variants, setVariants] = useState<readonly DraftVariant[]>([])
  const [tried, setTried] = useState(false)

  const next = nextSchoolDay(school, today)
  const week = schoolWeekFrom(school, today)
  const days = daysOf(when, { today, next, week, own })
  const inClass = new Set(pupils?.map((pupil) => pupil.id))
  const chosen =
    who === 'class'
      ? (pupils ?? [])
      : who === 'pupils'
        ? (pupils ?? []).filter((pupil) => ticked.has(pupil.id))
        : (ofGroup ?? []).filter((pupil) => inClass.has(pupil.id))
  const daysError = !days
    ? t`Choose both days.`
    : days.endsOn < days.startsOn
      ? t`The last day is before the first.`
      : null
  const whoError = pupils && chosen.length === 0 ? t`Nobody is chosen: tick pupils, or choose everybody.` : null
  const { advice } = checkTemplate(template, { limits, dial })
  const tasks = template.tasks.reduce((sum, { choice }) => sum + (choice?.choose ?? 1), 0)
  const className = school.classes.find((group) => group.id === classId)?.name ?? ''

  const give = useMutation({
    mutationFn: async ({ startsOn, endsOn }: Days) => {
      const templateId = await keep()
      const used = variants.filter(({ pupilIds }) => chosen.some((pupil) => pupilIds.has(pupil.id)))
      await publish.mutateAsync({
        id,
        templateId,
        classId,
        template,
        startsOn,
        endsOn,
        readingBand: band,
        variants: used.map(({ pupilIds: _, name, ...variant }, place) => ({
          ...variant,
          name: name.trim() || t`Variant ${place + 1}`,
        })),
        pupils: chosen.map((pupil) => ({
          pupilId: pupil.id,
          variantId: used.find(({ pupilIds }) => pupilIds.has(pupil.id))?.id ?? null,
        })),
      })
    },
    onSuccess: () => {
      remember('readingBand', band)
      onGivenOut(id)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!days || daysError || whoError || !pupils || give.isPending) return
    give.mutate(days)
  }
  const dayName = (day: CalendarDate) => formatDate(day, { today })
  const bandNames: Record<ReadingBand, string> = {
    early: t`Early: about 5 to 7`,
    middle: t`Middle: about 8 to 11`,
    older: t`Older: 12 and over`,
  }
  const whoId = useId()
  return (
    <Dialog title={t`Give out to ${className}`} onClose={give.isPending ? undefined : onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {error && !pupils && <Alert>{problemWords(error)}</Alert>}
        {pupils?.length === 0 && (
          <Alert>
            <Trans>Nobody is in {className} today. Put pupils in the class first.</Trans>
          </Alert>
        )}
        <section className={styles.part} aria-labelledby={whoId}>
          <span id={whoId} className="visually-hidden">
            <Trans>Who gets it</Trans>
          </span>
          <LabelledSelect
            label={t`Who gets it`}
            value={who}
            aria-invalid={tried && whoError ? true : undefined}
            choices={[
              { value: 'class', label: pupils ? t`Everybody (${pupils.length})` : t`Everybody` },
              { value: 'pupils', label: t`Some pupils` },
              ...groups
                .filter((group) => group.kind !== 'class' && group.kind !== 'cohort' && group.pupils > 0)
                .map((group) => ({ value: group.id, label: group.name })),
            ]}
            onChange={(value) => setWho(value)}
          />
          {who === 'pupils' && pupils && <PupilTicks pupils={pupils} ticked={ticked} onTick={setTicked} />}
          {isGroup && ofGroup && (
            <p className={styles.quiet}>
              {plural(chosen.length, { one: '# pupil of this class', other: '# pupils of this class' })}
            </p>
          )}
          {tried && whoError && <p className={styles.error}>{whoError}</p>}
        </section>

        <fieldset className={styles.part}>
          <legend>
            <Trans>When</Trans>
          </legend>
          <Checkbox type="radio" name="when" checked={when === 'today'} onChange={() => setWhen('today')}>
            {t`Today, ${dayName(today)}`}
          </Checkbox>
          {next && (
            <Checkbox type="radio" name="when" checked={when === 'next'} onChange={() => setWhen('next')}>
              {t`The next day of school, ${dayName(next)}`}
            </Checkbox>
          )}
          {week && (
            <Checkbox type="radio" name="when" checked={when === 'week'} onChange={() => setWhen('week')}>
              {t`A week, ${dayName(week.startsOn)} – ${dayName(week.endsOn)}`}
            </Checkbox>
          )}
          <Checkbox type="radio" name="when" checked={when === 'days'} onChange={() => setWhen('days')}>
            <Trans>Other days</Trans>
          </Checkbox>
          {when === 'days' && (
            <div className={styles.days}>
              <TextField
                label={t`First day`}
                type="date"
                value={own.startsOn}
                onChange={(event) => setOwn({ ...own, startsOn: event.target.value })}
              />
              <TextField
                label={t`Last day`}
                type="date"
                value={own.endsOn}
                error={(tried && daysError) || undefined}
                onChange={(event) => setOwn({ ...own, endsOn: event.target.value })}
              />
            </div>
          )}
        </fieldset>

        <LabelledSelect
          label={t`How easy the app’s own words are`}
          value={band}
          choices={BANDS.map((each) => ({ value: each, label: bandNames[each] }))}
          onChange={(value) => setBand(value as ReadingBand)}
        />

        {variants.map((variant, place) => (
          <VariantEditor
            key={variant.id}
            variant={variant}
            number={place + 1}
            tasks={template.tasks}
            pupils={chosen}
            onChange={(changed) =>
              setVariants(
                variants.map((each) =>
                  each.id === changed.id
                    ? changed
                    : // A pupil has one shape of the note at most.
                      {
                        ...each,
                        pupilIds: new Set([...each.pupilIds].filter((pupilId) => !changed.pupilIds.has(pupilId))),
                      },
                ),
              )
            }
            onRemove={() => setVariants(variants.filter((each) => each.id !== variant.id))}
          />
        ))}
        {variants.length < 10 && (
          <div>
            <Button
              look="quiet"
              onClick={() =>
                setVariants([
                  ...variants,
                  { id: makeId(), name: '', leaveOut: [], symbols: false, largePrint: false, pupilIds: new Set() },
                ])
              }
            >
              <Trans>+ For some pupils: fewer tasks, pictures, large print</Trans>
            </Button>
          </div>
        )}

        {advice.length > 0 && (
          <div className={styles.advice}>
            <p>
              <Trans>Worth a second thought, nothing more:</Trans>
            </p>
            <ul>
              {advice.map((piece) => {
                const about =
                  piece.row === undefined || piece.field === 'outcomes'
                    ? ''
                    : (template[piece.field][piece.row - 1]?.text ?? '')
                return (
                  <li key={`${piece.code} ${piece.field} ${piece.row}`}>
                    {about && <q>{about}</q>} {adviceWords(piece, { limits, dial, tasks })}
                  </li>
                )
              })}
            </ul>
          </div>
        )}
        {give.error && <Alert>{problemWords(give.error)}</Alert>}
        <Buttons>
          <Button type="submit" look="primary" data-first disabled={!pupils || pupils.length === 0 || give.isPending}>
            {pupils
              ? plural(chosen.length, { one: 'Give out to # pupil', other: 'Give out to # pupils' })
              : t`Give out`}
          </Button>
          <Button disabled={give.isPending} onClick={onClose}>
            <Trans>Back</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}

function daysOf(
  when: When,
  {
    today,
    next,
    week,
    own,
  }: {
    readonly today: CalendarDate
    readonly next: CalendarDate | null
    readonly week: Days | null
    readonly own: { readonly startsOn: string; readonly endsOn: string }
  },
): Days | null {
  if (when === 'today') return { startsOn: today, endsOn: today }
  if (when === 'next') return next && { startsOn: next, endsOn: next }
  if (when === 'week') return week
  return own.startsOn && own.endsOn ? (own as Days) : null
}
