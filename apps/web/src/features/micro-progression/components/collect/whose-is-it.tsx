import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { OrderingSession } from '@track/api-contract'
import type { SessionPiece } from '@track/micro-progression'
import { useMemo } from 'react'
import { pupilsQueryOptions } from '../../../../lib/list-pupils'
import { inRegisterOrder } from '../../../../lib/register-order'
import { LabelledSelect } from '../../../../ui/labelled-select'
import { authorsQueryOptions } from '../../api/authors'
import { pieceName } from '../../piece-name'
import { useSayAuthor } from './use-say-author'
import styles from './whose-is-it.module.css'

/** Who wrote a piece, said while the name on it can still be read. Nobody has to. */
export function WhoseIsIt({
  schoolId,
  head,
  piece: { pieceId, collectionId },
  numbers,
}: {
  readonly schoolId: string
  readonly head: OrderingSession
  readonly piece: SessionPiece
  readonly numbers: ReadonlyMap<string, number>
}) {
  const { t } = useLingui()
  const say = useSayAuthor(schoolId, head.id)
  const classId = head.collections.find(({ id }) => id === collectionId)?.classId
  const { data: authors } = useQuery(authorsQueryOptions(schoolId, head.id))
  const { data: members } = useQuery({
    ...pupilsQueryOptions({ schoolId, groupId: classId ?? '' }),
    enabled: classId !== undefined,
  })
  const register = useMemo(() => inRegisterOrder(members ?? []), [members])
  if (!authors || register.length === 0) return null
  const pupilId = authors.get(pieceId) ?? null
  const other =
    pupilId && [...authors].find(([id, pupil]) => pupil === pupilId && id !== pieceId && numbers.has(id))?.[0]
  return (
    <div className={styles.whose}>
      <LabelledSelect
        label={t`Whose is it? (optional)`}
        value={pupilId ?? ''}
        choices={[{ value: '', label: t`Not said` }, ...register.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(next) => void say(pieceId, next === '' ? null : next)}
      />
      <p className={styles.quiet} role="status">
        {other && <Trans>Has {pieceName(numbers.get(other) ?? 0)} too.</Trans>}
      </p>
    </div>
  )
}
