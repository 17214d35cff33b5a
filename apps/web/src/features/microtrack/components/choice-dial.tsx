import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Choice, type Dial, type DialSetting, type DialSuggestion, dialHistory, dialOf } from '@track/microtrack'
import { type ReactNode, useId, useState } from 'react'
import { v7 } from 'uuid'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useSetDial } from '../api/dials'
import styles from './choice-dial.module.css'

type Kind = Choice['kind']
type Wish = Pick<Dial, 'groups' | 'options' | 'kinds'>

const KINDS: readonly Kind[] = ['practice', 'content', 'demonstrate']

/** How much choice a class, or one pupil, is given: now, before, and what a teacher may think about. The teacher decides. */
export function ChoiceDial({
  school,
  classId,
  pupil,
  settings,
  suggestion,
}: {
  readonly school: School
  readonly classId: string
  /** Null for the class as a whole. */
  readonly pupil: { readonly id: string; readonly label: string } | null
  readonly settings: readonly DialSetting[]
  readonly suggestion?: DialSuggestion | undefined
}) {
  const { t } = useLingui()
  const id = useId()
  const { today } = school
  const { show } = useNotices()
  const setDial = useSetDial(school.id)
  const [isChanging, setChanging] = useState(false)
  const owner = { pupilId: pupil?.id ?? null, classId }
  const dial = dialOf(settings, { ...owner, on: today })
  const history = dialHistory(settings, owner)
  const className = school.classes.find((one) => one.id === classId)?.name ?? t`the class`
  const set = (wish: Wish, { from, forClass }: { readonly from: CalendarDate; readonly forClass: boolean }) =>
    setDial.mutate(
      {
        id: v7(),
        classId: forClass ? classId : null,
        pupilId: forClass ? null : pupil!.id,
        groups: wish.groups,
        options: wish.options,
        kinds: [...wish.kinds],
        from,
      },
      {
        onSuccess: () => {
          setChanging(false)
          show({ text: t`How much they choose is set` })
        },
      },
    )
  return (
    <section className={styles.dial} aria-labelledby={id}>
      <h2 id={id}>
        <Trans>How much they choose</Trans>
      </h2>
      {setDial.error && !isChanging && <Alert>{problemWords(setDial.error)}</Alert>}
      <p>
        <DialWords dial={dial} />
        {pupil && dial.setting?.pupilId === null && (
          <span className={styles.quiet}>
            {' '}
            <Trans>As all of {className}.</Trans>
          </span>
        )}
      </p>
      {suggestion?.suggestion && (
        <div className={styles.suggestion}>
          <p>
            <strong>
              {suggestion.suggestion === 'one-more-option' ? (
                <Trans>One more option?</Trans>
              ) : (
                <Trans>One more choice?</Trans>
              )}
            </strong>{' '}
            <Trans>
              In the last {suggestion.because.notes} notes every choice was finished, and{' '}
              {suggestion.because.choiceHelped} of {suggestion.because.exitTickets} exit tickets say that it helped.
            </Trans>
          </p>
          <Button
            disabled={setDial.isPending}
            onClick={() => set(oneMore(dial, suggestion.suggestion), { from: today, forClass: pupil === null })}
          >
            <Trans>Yes, from today</Trans>
          </Button>
        </div>
      )}
      <Buttons>
        <Button onClick={() => setChanging(true)}>
          <Trans>Change how much</Trans>
        </Button>
      </Buttons>
      {history.length > 1 && (
        <ol className={styles.history} aria-label={t`Before`}>
          {history.toReversed().map((each) => (
            <li key={each.setting?.id ?? 'start'}>
              <span className={styles.quiet}>
                {each.setting ? t`From ${formatDate(each.setting.from, { today })}` : t`At the start`}
              </span>{' '}
              <DialWords dial={each} />
            </li>
          ))}
        </ol>
      )}
      {isChanging && (
        <DialDialog
          dial={dial}
          today={today}
          className={className}
          pupil={pupil}
          error={setDial.error}
          waiting={setDial.isPending}
          onSet={set}
          onClose={() => setChanging(false)}
        />
      )}
    </section>
  )
}

function DialDialog({
  dial,
  today,
  className,
  pupil,
  error,
  waiting,
  onSet,
  onClose,
}: {
  readonly dial: Dial
  readonly today: CalendarDate
  readonly className: string
  readonly pupil: { readonly label: string } | null
  readonly error: unknown
  readonly waiting: boolean
  readonly onSet: (wish: Wish, options: { readonly from: CalendarDate; readonly forClass: boolean }) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [groups, setGroups] = useState(dial.groups)
  const [options, setOptions] = useState(dial.options)
  const [kinds, setKinds] = useState<readonly Kind[]>(dial.kinds)
  const [forClass, setForClass] = useState(pupil === null)
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, place) => ({ value: String(from + place), label: String(from + place) }))
  return (
    <FormDialog
      title={t`How much they choose`}
      verb={t`Set`}
      error={error}
      waiting={waiting || kinds.length === 0}
      onClose={onClose}
      onSubmit={(textOf) => onSet({ groups, options, kinds }, { from: textOf('from') as CalendarDate, forClass })}
    >
      {pupil && (
        <LabelledSelect
          label={t`For`}
          value={forClass ? 'class' : 'pupil'}
          choices={[
            { value: 'pupil', label: pupil.label },
            { value: 'class', label: t`All of ${className}` },
          ]}
          onChange={(next) => setForClass(next === 'class')}
        />
      )}
      <LabelledSelect
        label={t`Choices on a note`}
        value={String(groups)}
        choices={numbers(0, 5)}
        onChange={(next) => setGroups(Number(next))}
      />
      <LabelledSelect
        label={t`Options in each, at most`}
        value={String(options)}
        choices={numbers(2, 8)}
        onChange={(next) => setOptions(Number(next))}
      />
      <fieldset className={styles.kinds}>
        <legend>
          <Trans>They choose</Trans>
        </legend>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            checked={kinds.includes(kind)}
            onChange={({ target }) =>
              setKinds(KINDS.filter((each) => (each === kind ? target.checked : kinds.includes(each))))
            }
          >
            <KindWords kind={kind} />
          </Checkbox>
        ))}
      </fieldset>
      <TextField name="from" label={t`From`} type="date" required defaultValue={today} />
    </FormDialog>
  )
}

function DialWords({ dial: { groups, options, kinds } }: { readonly dial: Dial }): ReactNode {
  if (groups === 0) return <Trans>No choices on a note.</Trans>
  return (
    <>
      <Plural value={groups} one="# choice on a note" other="# choices on a note" />
      {', '}
      <Trans>up to {options} options:</Trans>{' '}
      {kinds.map((kind, place) => (
        <span key={kind}>
          {place > 0 && ', '}
          <KindWords kind={kind} />
        </span>
      ))}
      .
    </>
  )
}

function KindWords({ kind }: { readonly kind: Kind }) {
  return {
    content: <Trans>where they get content</Trans>,
    practice: <Trans>how they practise</Trans>,
    demonstrate: <Trans>how they show it</Trans>,
  }[kind]
}

function oneMore({ groups, options, kinds }: Dial, suggestion: DialSuggestion['suggestion']): Wish {
  return suggestion === 'one-more-option'
    ? { groups, options: options + 1, kinds }
    : { groups: groups + 1, options, kinds }
}
