import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { pupilsQueryOptions } from '../../../../lib/list-pupils'
import { Button } from '../../../../ui/button'
import { Checkbox } from '../../../../ui/checkbox'
import { Page } from '../../../../ui/page'
import { authorsQueryOptions } from '../../api/authors'
import { pieceImageUrl, pieceName } from '../../piece-name'
import type { SessionHere } from '../../use-session'
import styles from './consent-list.module.css'

/** May each piece hang on a wall? Its writer is asked, and the last answer stands. */
export function ConsentList({
  schoolId,
  here: { head, state, write },
  collectionId,
  maySeeAuthors,
  numbers,
  onDone,
}: {
  readonly schoolId: string
  readonly here: SessionHere
  readonly collectionId: string
  readonly maySeeAuthors: boolean
  readonly numbers: ReadonlyMap<string, number>
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const { data: authors } = useQuery({ ...authorsQueryOptions(schoolId, head.id), enabled: maySeeAuthors })
  const { classId = '' } = head.collections.find(({ id }) => id === collectionId) ?? {}
  const { data: pupils = [] } = useQuery({
    ...pupilsQueryOptions({ schoolId, groupId: classId }),
    enabled: maySeeAuthors,
  })
  const labels = new Map(pupils.map(({ id, label }) => [id, label]))
  const pieces = state.pieces.filter(
    ({ collectionId: of, isWithdrawn, origin }) => of === collectionId && !isWithdrawn && origin === 'pupil',
  )
  const open = pieces.filter(({ consent }) => consent === null)
  const say = (pieceIds: readonly string[], given: boolean) =>
    write(pieceIds.map((pieceId) => ({ kind: 'consent', pieceId, given })))
  return (
    <Page
      title={t`May it go on the wall?`}
      actions={
        <Button look="primary" onClick={onDone}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      <p className={styles.intro}>
        <Trans>
          A chart shows pupils’ real work to others, without a name. Ask each writer whether theirs may be used, for any
          step. Who says no is left out of the chart, and nobody sees why.
        </Trans>
      </p>
      {open.length > 0 && (
        <div className={styles.all}>
          <span>
            <Plural value={open.length} one="# was not asked yet." other="# were not asked yet." />
          </span>
          <Button
            onClick={() =>
              say(
                open.map(({ pieceId }) => pieceId),
                true,
              )
            }
          >
            <Trans>I asked all: they said yes</Trans>
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {pieces.map(({ pieceId, consent, text, imageId }) => {
          const name = pieceName(numbers.get(pieceId) ?? 0)
          const writer = labels.get(authors?.get(pieceId) ?? '')
          return (
            <li key={pieceId}>
              <fieldset className={styles.row}>
                <legend className="visually-hidden">{writer ? `${name}, ${writer}` : name}</legend>
                {imageId ? (
                  <img
                    className={styles.picture}
                    src={pieceImageUrl({ schoolId, sessionId: head.id, imageId })}
                    alt=""
                    loading="lazy"
                  />
                ) : (
                  <span className={styles.words}>{text}</span>
                )}
                <span className={styles.name}>
                  {name}
                  {writer && <small>{writer}</small>}
                </span>
                <span className={styles.answers}>
                  <Checkbox
                    type="radio"
                    name={`consent-${pieceId}`}
                    checked={consent === true}
                    onChange={() => say([pieceId], true)}
                  >
                    <Trans>Yes</Trans>
                  </Checkbox>
                  <Checkbox
                    type="radio"
                    name={`consent-${pieceId}`}
                    checked={consent === false}
                    onChange={() => say([pieceId], false)}
                  >
                    <Trans>No</Trans>
                  </Checkbox>
                  {consent === null && (
                    <span className={styles.quiet}>
                      <Trans>not asked</Trans>
                    </span>
                  )}
                </span>
              </fieldset>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}
