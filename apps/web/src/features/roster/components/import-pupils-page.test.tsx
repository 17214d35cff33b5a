import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderSetUp } from '../../../testing/render-set-up'

const GOOD = 'Pupil,DOB,UPN,PP,Bus\nDua Khan,04/03/2018,,Y,7\nEve Marlow,05/03/2018,,N,\n'
const BAD = `${GOOD}Fay Ó Sé,30/02/2018,,maybe,9\n`
const csv = (text: string, name = 'office.csv') => new File([text], name, { type: 'text/csv' })
const fileInput = () => screen.findByLabelText<HTMLInputElement>(/^Choose (a|another) file$/, {}, { timeout: 10_000 })
const choose = async (file: File) => fireEvent.change(await fileInput(), { target: { files: [file] } })
const summary = (text: RegExp) => screen.findAllByText(text)

it('takes a usual file in two clicks: choose it, import it', async () => {
  const { user, written } = renderSetUp('roster/import')
  await choose(csv(GOOD))
  await user.click(await screen.findByRole('button', { name: 'Import 2 pupils' }))
  expect(await screen.findByRole('heading', { name: '2 pupils imported' })).toBe(document.activeElement)
  const [tried, imported] = written('roster/imports')
  expect(tried!.query.get('dryRun')).toBe('true')
  expect(imported!.query.get('dryRun')).toBe('false')
  expect(imported!.query.get('onIssues')).toBe('keep-none')
  expect(JSON.parse(imported!.query.get('mapping')!)).toEqual({
    label: 'Pupil',
    dateOfBirth: 'DOB',
    upn: 'UPN',
    'group:Pupil premium': 'PP',
  })
  await user.click(screen.getByRole('link', { name: 'See the pupils' }))
  expect(await screen.findByText('32 pupils', {}, { timeout: 10_000 })).toBeTruthy()
})

it('shows each column with what stands in it, and leaves out what nobody chose', async () => {
  renderSetUp('roster/import')
  await choose(csv(GOOD))
  expect((await screen.findByLabelText<HTMLSelectElement>('The column “Bus” is')).value).toBe('')
  expect(screen.getByLabelText<HTMLSelectElement>('The column “PP” is').value).toBe('group')
  expect(screen.getByLabelText<HTMLInputElement>('Name of the group').value).toBe('Pupil premium')
  expect(screen.getByText('Dua Khan · Eve Marlow')).toBeTruthy()
})

it('tries a changed column out at once, and keeps the change for the mended file', async () => {
  const { user, written } = renderSetUp('roster/import')
  await choose(csv(GOOD))
  await user.selectOptions(await screen.findByLabelText('The column “Bus” is'), 'Groups: each value is one')
  await user.selectOptions(screen.getByLabelText('The column “PP” is'), 'Leave out')
  await waitFor(() => expect(written('roster/imports')).toHaveLength(3))
  const mapping = { label: 'Pupil', dateOfBirth: 'DOB', upn: 'UPN', 'groupValue:Bus': 'Bus' }
  expect(JSON.parse(written('roster/imports')[2]!.query.get('mapping')!)).toEqual(mapping)
  await choose(csv(GOOD.replace('Dua', 'Dora')))
  await waitFor(() => expect(written('roster/imports')).toHaveLength(4))
  expect(JSON.parse(written('roster/imports')[3]!.query.get('mapping')!)).toEqual(mapping)
  expect(screen.getByLabelText<HTMLSelectElement>('The column “Bus” is').value).toBe('groupValue')
})

it('names a group when its name is finished, not at every letter', async () => {
  const { user, written } = renderSetUp('roster/import')
  await choose(csv(GOOD))
  const name = await screen.findByLabelText('Name of the group')
  await user.clear(name)
  await user.type(name, 'PPG{Enter}')
  await waitFor(() => expect(written('roster/imports')).toHaveLength(2))
  expect(JSON.parse(written('roster/imports')[1]!.query.get('mapping')!)).toMatchObject({ 'group:PPG': 'PP' })
})

it('names the row, the column and the fix, keeps the right rows, and gives the others back as a file', async () => {
  const { user, written } = renderSetUp('roster/import')
  const saved: Blob[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: (blob: Blob) => saved.push(blob) && 'blob:x', revokeObjectURL: () => {} }),
  )
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await choose(csv(BAD))
  expect(await screen.findByText('row 4, column “DOB”')).toBeTruthy()
  expect(screen.getByText(/a day that the calendar lacks \(2018-02-30\)/)).toBeTruthy()
  expect((await summary(/1 row cannot be used/)).length).toBeGreaterThan(0)
  await user.click(screen.getByRole('button', { name: 'Import 2 pupils' }))
  await screen.findByRole('heading', { name: '2 pupils imported' })
  expect(written('roster/imports').at(-1)!.query.get('onIssues')).toBe('keep-valid')
  await user.click(screen.getByRole('button', { name: 'Save the rows left out as a file' }))
  await waitFor(() => expect(saved).toHaveLength(1))
  const text = await saved[0]!.text()
  expect(text).toContain('Pupil,DOB,UPN,PP,Bus,What to mend\r\n')
  expect(text).toContain('Fay Ó Sé,30/02/2018,,maybe,9,"DOB: ""30/02/2018"" is a day that the calendar lacks')
  expect(text).not.toContain('Dua')
  click.mockRestore()
})

it('imports nothing where every row is to be right first', async () => {
  const { user } = renderSetUp('roster/import')
  await choose(csv(BAD))
  await user.click(await screen.findByRole('radio', { name: /^Import nothing until/ }))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import 2 pupils' }).disabled).toBe(true)
})

it('reads the file otherwise when told to, and works the columns out again', async () => {
  const { user, written } = renderSetUp('roster/import')
  await choose(csv(`Class 4 Oak,,,,\n${GOOD}`))
  await user.click(await screen.findByText('Read it differently'))
  await user.selectOptions(screen.getByLabelText('Headings are in'), 'Row 1')
  expect(await screen.findByLabelText('The column “Class 4 Oak” is')).toBeTruthy()
  expect(written('roster/imports').at(-1)!.query.get('headerRow')).toBe('1')
  expect(screen.getByText(/No column of this file holds Name/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true)
})

it('says in words why a file cannot be read, and takes another', async () => {
  const { state } = renderSetUp('roster/import')
  await fileInput()
  state.refuse = 'import/unreadable'
  await choose(csv('PK', 'pupils.xlsx'))
  expect((await screen.findByRole('alert')).textContent).toBe('The file is an Excel workbook: save it as CSV')
  await choose(csv(GOOD))
  expect(await screen.findByRole('button', { name: 'Import 2 pupils' })).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

it('does not send a file that is too large', async () => {
  const { asked } = renderSetUp('roster/import')
  await fileInput()
  const large = csv('x')
  Object.defineProperty(large, 'size', { value: 13 * 1024 * 1024 })
  await choose(large)
  expect((await screen.findByRole('alert')).textContent).toContain('larger than 12 MB')
  expect(asked.filter(({ path }) => path === 'roster/imports')).toEqual([])
})

it('takes rows pasted from a spreadsheet', async () => {
  const { user } = renderSetUp('roster/import')
  await fileInput()
  await user.click(screen.getByText('Paste rows from a spreadsheet instead'))
  fireEvent.change(screen.getByLabelText('Rows, with their headings'), {
    target: { value: 'Pupil\tDOB\nDua Khan\t04/03/2018\n' },
  })
  await user.click(screen.getByRole('button', { name: 'Use these rows' }))
  expect(await screen.findByRole('button', { name: 'Import 1 pupil' })).toBeTruthy()
  const columns = within(screen.getByLabelText('The column “DOB” is').closest('ul')!)
  expect(columns.getAllByRole('listitem')).toHaveLength(2)
})
