import { useLingui } from '@lingui/react/macro'
import { type EditableObjective, mayDo, type School } from '@track/api-contract'
import type { ObjectiveLink } from '@track/objectives'
import { problemWords } from '../../../lib/problem-words'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useNotices } from '../../../ui/notices'
import { useAddLinks } from '../api/add-links'
import { useRemoveLink } from '../api/remove-link'
import styles from './coverage-page.module.css'

/** The links of one statement or objective, in words from its own side. */
export function LinkList({
  school,
  objectiveId,
  links,
  objectiveOf,
}: {
  readonly school: School
  readonly objectiveId: string
  readonly links: readonly ObjectiveLink[]
  readonly objectiveOf: ReadonlyMap<string, EditableObjective>
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const remove = useRemoveLink(school.id)
  const add = useAddLinks(school.id)
  const failed = (error: unknown) => show({ text: problemWords(error) })
  if (links.length === 0) return null
  return (
    <ul className={styles.links}>
      {links.map((link) => {
        const { id, originId, kind, targetId, external } = link
        const other = external?.title ?? objectiveOf.get(originId === objectiveId ? targetId! : originId)?.wording ?? ''
        const takeAway = () =>
          remove.mutate(id, {
            onSuccess: () =>
              show({
                text: t`Link taken away`,
                action: {
                  label: t`Undo`,
                  run: () => void add.mutateAsync({ links: [{ originId, kind, targetId, external }] }).catch(failed),
                },
              }),
            onError: failed,
          })
        return (
          <li key={id}>
            <span>
              <span className={styles.quiet}>{kindWords(kind, { from: originId === objectiveId }, t)}</span> {other}
            </span>
            {mayDo(school.role, 'change-objectives') && (
              <Button look="quiet" aria-label={t`Take the link away: ${other}`} onClick={takeAway}>
                <Icon name="close" />
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** How an objective stands to the other end of a link. Kinds of other systems that have no words here are named as they are. */
function kindWords(kind: string, { from }: { readonly from: boolean }, t: ReturnType<typeof useLingui>['t']): string {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    exactMatchOf: [t`says the same as`, t`says the same as`],
    isPartOf: [t`is part of`, t`holds`],
    isRelatedTo: [t`has to do with`, t`has to do with`],
    isPeerOf: [t`stands beside`, t`stands beside`],
    precedes: [t`comes before`, t`comes after`],
    replacedBy: [t`was replaced by`, t`took the place of`],
    exemplar: [t`is an example of`, t`has as an example`],
    hasSkillLevel: [t`has the depth of`, t`is the depth of`],
    isTranslationOf: [t`is a translation of`, t`is translated as`],
  }
  return words[kind]?.[from ? 0 : 1] ?? kind
}
