import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { mayDo } from '@track/api-contract'
import { useState } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { useChangeOrdering } from '../api/orderings'
import { pieceNumbers } from '../piece-name'
import { piecesToCheck } from '../pieces-to-check'
import type { SessionPlace } from '../session-place'
import { type SessionHere, useSession } from '../use-session'
import { Authors } from './collect/authors'
import { Capture } from './collect/capture'
import { ConsentList } from './collect/consent-list'
import { NameCheck } from './collect/name-check'
import { PieceCards } from './collect/piece-cards'
import { TextCheck } from './collect/text-check'
import { Timer } from './collect/timer'
import { useNamedTexts } from './collect/use-named-texts'
import { useUploads } from './collect/use-uploads'
import styles from './ordering-session-page.module.css'
import { StepsRow } from './steps-row'

/** A session from its beginning: where it stands, what comes next, and everything that has to do with collecting. */
export function OrderingSessionPage(place: SessionPlace) {
  const { t } = useLingui()
  const { school, accountId, sessionId } = place
  const { here, error } = useSession(school.id, sessionId, { accountId })
  if (here) return <Collecting place={place} here={here} />
  return <Page title={t`Session`}>{Boolean(error) && <Alert>{problemWords(error)}</Alert>}</Page>
}

type Mode = 'overview' | 'names' | 'texts' | 'authors' | 'consent'

function Collecting({ place, here }: { readonly place: SessionPlace; readonly here: SessionHere }) {
  const { t } = useLingui()
  const { school, classId } = place
  const notices = useNotices()
  const { head, state, write } = here
  const [typed, setTyped] = useState('')
  const [mode, setMode] = useState<Mode>('overview')
  const [pile, setPile] = useState(
    () => (head.collections.find((collection) => collection.classId === classId) ?? head.collections[0])?.id ?? '',
  )
  const uploads = useUploads({ schoolId: school.id, sessionId: head.id, write })
  const change = useChangeOrdering(school.id)
  const numbers = pieceNumbers(state)
  const named = useNamedTexts(school.id, here)
  const unseen = piecesToCheck(state)
  const collection = head.collections.find(({ id }) => id === pile)
  const ofPile = state.pieces.filter(({ collectionId }) => collectionId === pile)
  const composed = state.pieces.filter(({ collectionId }) => collectionId === null)
  const mayCollect = mayDo(school.role, 'record') && !head.isClosed
  const maySeeAuthors = mayDo(school.role, 'see-authors')
  const params = { schoolId: school.id, classId }
  const back = () => setMode('overview')
  const go = (next: Mode) => {
    notices.dismiss()
    setMode(next)
  }
  const away = () =>
    change.mutate(
      { id: head.id, etag: head.etag, isClosed: !head.isClosed },
      {
        onSuccess: () => notices.show({ text: head.isClosed ? t`Taken out again` : t`Put away; nothing is lost` }),
        onError: (error) => notices.show({ text: problemWords(error) }),
      },
    )

  if (mode === 'names')
    return (
      <NameCheck
        schoolId={school.id}
        here={here}
        numbers={numbers}
        maySeeAuthors={maySeeAuthors}
        onStop={back}
        onDone={() => setMode(named.length > 0 ? 'texts' : 'overview')}
      />
    )
  if (mode === 'texts') return <TextCheck here={here} numbers={numbers} found={named} onDone={back} />
  if (mode === 'authors' && collection)
    return <Authors schoolId={school.id} here={here} collection={collection} numbers={numbers} onDone={back} />
  if (mode === 'consent')
    return (
      <ConsentList
        schoolId={school.id}
        here={here}
        collectionId={pile}
        maySeeAuthors={maySeeAuthors}
        numbers={numbers}
        onDone={back}
      />
    )
  const live = ofPile.filter(({ isWithdrawn }) => !isWithdrawn)
  const carried = composed.filter(({ origin, isWithdrawn }) => origin === 'carried' && !isWithdrawn).length
  return (
    <Page
      title={head.prompt}
      actions={
        <>
          <Link to={paths.classCharts} params={params} className={buttonClass()}>
            <Trans>All charts of the class</Trans>
          </Link>
          {mayDo(school.role, 'change-objectives') && (
            <Button
              look={head.isClosed ? 'plain' : 'quiet'}
              title={head.isClosed ? undefined : t`Nothing is lost: it can be taken out again`}
              disabled={change.isPending}
              onClick={away}
            >
              {head.isClosed ? <Trans>Take out again</Trans> : <Trans>Put away</Trans>}
            </Button>
          )}
        </>
      }
    >
      <UnsavedChanges when={uploads.isBusy || typed.trim() !== '' || here.unsent > 0} />
      {here.unsent > 0 && (
        <Alert>
          <p>
            <Trans>
              Track cannot be reached. What you did waits on this page and is sent as soon as it can be: keep the page
              open.
            </Trans>
          </p>
        </Alert>
      )}
      {head.isClosed && (
        <p className={styles.quiet}>
          <Trans>This session was put away. Take it out again to go on in it.</Trans>
        </p>
      )}
      <StepsRow place={place} here={here} saysNext />
      {!head.isClosed && <Timer school={school} head={head} />}
      <section className={styles.part} aria-labelledby="collect">
        <div className={styles.head}>
          <h2 id="collect">
            <Trans>Collect</Trans>
          </h2>
          {head.collections.length > 1 && (
            <LabelledSelect
              label={t`Pile of`}
              value={pile}
              choices={head.collections.map(({ id, className }) => ({ value: id, label: className }))}
              onChange={setPile}
            />
          )}
        </div>
        {mayCollect && collection && (
          <Capture
            collectionId={pile}
            className={collection.className}
            write={write}
            uploads={uploads}
            text={typed}
            setText={setTyped}
          />
        )}
      </section>
      {mayCollect && (unseen.length > 0 || named.length > 0) && (
        <section className={styles.next} aria-labelledby="names">
          <h2 id="names">
            <Trans>Look for names</Trans>
          </h2>
          <p>
            <Trans>
              Before anybody judges, a person looks: no name may be read on a piece, so that nobody knows whose it is.
            </Trans>
          </p>
          <div className={styles.buttons}>
            {unseen.length > 0 && (
              <Button look="primary" onClick={() => go('names')}>
                <Plural value={unseen.length} one="Look at # picture" other="Look at # pictures" />
              </Button>
            )}
            {named.length > 0 && (
              <Button look={unseen.length > 0 ? 'plain' : 'primary'} onClick={() => go('texts')}>
                <Plural
                  value={named.length}
                  one="# typed piece may hold a name"
                  other="# typed pieces may hold a name"
                />
              </Button>
            )}
          </div>
          {head.collections.length > 1 && (
            <ul className={styles.quiet}>
              {head.collections.flatMap(({ id, className }) => {
                const pictures = unseen.filter(({ collectionId }) => collectionId === id).length
                const texts = named.filter(({ piece }) => piece.collectionId === id).length
                return [
                  pictures > 0 && (
                    <li key={`${id}-pictures`}>
                      <Plural value={pictures} one={`# picture of ${className}`} other={`# pictures of ${className}`} />
                    </li>
                  ),
                  texts > 0 && (
                    <li key={`${id}-texts`}>
                      <Plural
                        value={texts}
                        one={`# typed piece of ${className}`}
                        other={`# typed pieces of ${className}`}
                      />
                    </li>
                  ),
                ]
              })}
            </ul>
          )}
          {maySeeAuthors && unseen.length > 0 && (
            <p className={styles.quiet}>
              <Trans>
                What is covered is gone for good. To know whose a picture is, say it beside the picture before you cover
                the name.
              </Trans>
            </p>
          )}
        </section>
      )}
      <section className={styles.part} aria-labelledby="pieces">
        <div className={styles.head}>
          <h2 id="pieces">
            {live.length === 0 && carried > 0 ? (
              <Plural
                value={carried}
                one="# response came along from the chart"
                other="# responses came along from the chart"
              />
            ) : (
              <Plural value={live.length} _0="No responses yet" one="# response" other="# responses" />
            )}
          </h2>
          {live.length > 0 && (
            <div className={styles.buttons}>
              {maySeeAuthors && (
                <Button onClick={() => go('authors')}>
                  <Trans>Whose is whose</Trans>
                </Button>
              )}
              <Button onClick={() => go('consent')}>
                <Trans>May it go on the wall?</Trans>
              </Button>
            </div>
          )}
        </div>
        {live.length > 0 && carried > 0 && (
          <p className={styles.quiet}>
            <Plural
              value={carried}
              one="# response came along from the chart"
              other="# responses came along from the chart"
            />
          </p>
        )}
        {live.length === 0 && (
          <p className={styles.quiet}>
            <Trans>Each response will be here under a number, never under a name.</Trans>
          </p>
        )}
        <PieceCards
          schoolId={school.id}
          here={here}
          pieces={[...ofPile, ...composed]}
          numbers={numbers}
          mayChange={mayCollect}
        />
      </section>
    </Page>
  )
}
