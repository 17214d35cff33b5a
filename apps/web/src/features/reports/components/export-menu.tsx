import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Page } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { TableWords } from '@track/reports'
import { download } from '../../../lib/download'
import { formatTime } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Menu, menuEntryClass } from '../../../ui/menu'
import { useNotices } from '../../../ui/notices'
import { descriptorsQueryOptions } from '../api/list-descriptors'
import { fileName } from '../file-name'
import type { FileFormat } from '../page-file'
import type { PageWords } from '../use-page-words'
import { namesOf } from './page-notes'

/** Takes the page away as a file of the same numbers: saved or not, of today or kept. */
export function ExportMenu({
  page,
  words,
  school,
  audience,
  title,
  purpose,
  day,
}: {
  /** None while it is worked out. */
  readonly page: Page | undefined
  readonly words: PageWords
  readonly school: string
  /** For whom the page is, in the school's word. */
  readonly audience: string | undefined
  readonly title: string
  /** What the report is for, where it was saved. */
  readonly purpose: string | undefined
  /** The day of which the page is, which the file has in its name. */
  readonly day: CalendarDate
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const client = useQueryClient()
  const { schoolId = '' } = useParams({ strict: false })
  const save = async (format: FileFormat) => {
    if (!page) return
    try {
      const { pageFile } = await import('../page-file')
      const inFile: TableWords = {
        ...words,
        nBefore: t`n before`,
        report: t`Report`,
        school: t`School`,
        audience: t`Audience`,
        purpose: t`Purpose`,
        asKnown: t`As known on`,
        column: t`Column`,
        whatNumbersMean: t`What the numbers mean`,
        meaning: ({ label, measure }) => t`“${label}” is ${measure}`,
      }
      const asKnownAt = formatTime(page.asKnown)
      const origin = { school, audience, purpose, asKnown: day, asKnownAt }
      const policy = await client.ensureQueryData(descriptorsQueryOptions(schoolId))
      const rules = { rules: policy.rules, names: namesOf(policy) }
      const { content, type } = pageFile(page, { format, title, origin, words: inFile, rules })
      download(content, { name: `${fileName(`${school} ${title}`)} ${day}.${format}`, type })
      notices.say(
        format === 'csv'
          ? t`The page is in your downloads as a CSV file.`
          : t`The page is in your downloads as an Excel workbook.`,
      )
    } catch (error) {
      notices.show({ text: problemWords(error) })
    }
  }
  return (
    <Menu align="end" label={t`Export`} name={t`Export: CSV, Excel`}>
      <button type="button" className={menuEntryClass} onClick={() => save('csv')} disabled={!page}>
        <Trans>CSV file</Trans>
      </button>
      <button type="button" className={menuEntryClass} onClick={() => save('xlsx')} disabled={!page}>
        <Trans>Excel workbook</Trans>
      </button>
    </Menu>
  )
}
