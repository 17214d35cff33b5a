import type { Issue } from '@track/kernel'
import type { Objective, ObjectiveWording } from '@track/objectives'

type Words = Pick<Objective, 'wording' | 'pupilWordings'>

/** Every text that objectives have had, in any language, to tell the school's own words from a file's new ones. */
export type WordsHad = (objectiveId: string, text: string) => boolean

export function wordsHad(
  wordings: readonly Pick<ObjectiveWording, 'objectiveId' | 'wording' | 'pupilWordings'>[],
): WordsHad {
  const had = new Set(
    wordings.flatMap(({ objectiveId, wording, pupilWordings }) =>
      [wording, ...Object.values(pupilWordings)].map((text) => `${objectiveId} ${text}`),
    ),
  )
  return (objectiveId, text) => had.has(`${objectiveId} ${text}`)
}

/**
 * The words of an objective after a file was read again, and whether they are the school's own where the file has others.
 *
 * What its source says counts only where the school has not put words of its own in place of what the source said last. A file of the
 * school's own (`bySource: false`) counts unless its words are some that the objective has had: the school has moved on from those.
 */
export function wordsAfter(
  here: Objective,
  said: Words,
  { had, bySource }: { readonly had: WordsHad; readonly bySource: boolean },
): Words & Pick<Objective, 'source'> & { readonly kept: boolean } {
  const { source } = here
  const isOwn = bySource && source?.wording !== undefined ? here.wording !== source.wording : had(here.id, said.wording)
  const pupilWordings = Object.entries(said.pupilWordings).filter(([, text]) => !had(here.id, text))
  return {
    wording: isOwn ? here.wording : said.wording,
    pupilWordings: { ...here.pupilWordings, ...Object.fromEntries(pupilWordings) },
    ...(source !== undefined && { source: bySource ? { ...source, wording: said.wording } : source }),
    kept: isOwn && here.wording !== said.wording,
  }
}

/** Tells that the words of the school stay, and how far the two are apart. */
export function ownWordsKept(
  here: { readonly wording: string },
  said: string,
  { row, field = 'wording' }: { readonly row?: number | undefined; readonly field?: string } = {},
): Issue {
  const difference = plain(here.wording) === plain(said) ? 'only in capitals, spaces or signs' : 'in its words'
  const message = `"${shortened(here.wording)}" is the school's own wording and stays; the file has another, which differs ${difference}: "${shortened(said)}"`
  return { ...(row !== undefined && { row }), field, code: 'objectives/own-words-kept', message, severity: 'warning' }
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

export function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`
}
