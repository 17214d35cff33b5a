import { Trans, useLingui } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { TableWords } from '@track/reports'
import { download } from '../../../lib/download'
import { problemWords } from '../../../lib/problem-words'
import { Menu, menuEntryClass } from '../../../ui/menu'
import { useNotices } from '../../../ui/notices'
import { fileName } from '../file-name'
import type { FileFormat } from '../page-file'
import type { PageWords } from '../use-page-words'

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
        meaning: ({ label, measure }) => t`“${label}” is ${measure}`,
      }
      const origin = { school, audience, purpose, asKnown: day }
      const { content, type } = pageFile(page, { format, title, origin, words: inFile })
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
