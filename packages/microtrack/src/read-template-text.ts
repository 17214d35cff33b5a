import type { Issue } from '@track/kernel'
import type { Task, Template } from './template.js'

/** What was made of a pasted text; `leftOver` holds the lines for which a template has no room, as they were written. */
export interface ReadTemplate {
  readonly template: Template
  readonly leftOver: readonly string[]
  readonly issues: readonly Issue[]
}

const LONGEST = 300
const MOST = { outcomes: 10, criteria: 20, tasks: 30, options: 20 }

/**
 * What template is in this text? The outcome in its first line, then the criteria, then the tasks, as a teacher would write them.
 *
 * The outcome may be labelled ("Outcome:", "LO:", "WALT:"), wherever it stands. Criteria stand under "Criteria" or "I will know
 * because", until "Tasks", an empty line or another kind of bullet; without such a heading they are the first bulleted lines. All else
 * is a task, in its order: no line is lost. A task with parts between " / " (or " OR ") is a choice of one of them, of how to
 * practise: "Practise: cards / a game". A line over 300 characters becomes several. No criterion is linked to a task: that is the
 * teacher's to say.
 *
 * @example
 * ```ts
 * import { readTemplateText } from '@track/microtrack'
 *
 * let ids = 0
 * const text = 'I can find equivalent fractions\n- I can show it with a drawing\n- I can explain why\nWarm up\nPractise: cards / a game'
 * const { template } = readTemplateText(text, { newId: () => `id${++ids}` })
 * template.outcomes // => ['I can find equivalent fractions']
 * template.criteria.map(({ text }) => text) // => ['I can show it with a drawing', 'I can explain why']
 * template.tasks.map(({ text }) => text) // => ['Warm up', 'Practise']
 * template.tasks[1]?.choice?.options.map(({ text }) => text) // => ['cards', 'a game']
 * ```
 */
export function readTemplateText(text: string, { newId }: { readonly newId: () => string }): ReadTemplate {
  const template: Template = { outcomes: [], criteria: [], tasks: [], moveOn: [], questions: [] }
  const leftOver: string[] = []
  const issues: Issue[] = []
  for (const { row, part, words } of placedLines(text)) {
    const pieces = piecesOf(words)
    if (pieces.length > 1) issues.push({ row, ...LONG_LINE, severity: 'warning' })
    for (const piece of pieces) {
      if (part === 'outcome' && template.outcomes.length < MOST.outcomes) template.outcomes.push(piece)
      else if (part === 'criteria' && template.criteria.length < MOST.criteria)
        template.criteria.push({ id: newId(), text: piece })
      else if (template.tasks.length < MOST.tasks) template.tasks.push(toTask(piece, newId))
      else {
        leftOver.push(piece)
        issues.push({ row, ...NO_ROOM, severity: 'warning' })
      }
    }
  }
  if (template.outcomes.length === 0) issues.push({ ...NO_OUTCOME, severity: 'warning' })
  return { template, leftOver, issues }
}

const NO_OUTCOME = {
  code: 'microtrack/no-outcome',
  message: 'There is no outcome here: write what the pupils are to reach.',
}
const LONG_LINE = {
  code: 'microtrack/long-line',
  message: `This line is longer than ${LONGEST} characters and became several: shorten it.`,
}
const NO_ROOM = {
  code: 'microtrack/no-room',
  message: 'A template holds no more lines than it has now; this one is left over: put it into another template.',
}

type Part = 'outcome' | 'criteria' | 'tasks'
type Style = 'plain' | 'bullet' | 'number' | 'box'

/** A line of the text that says something: a heading (with what stands behind it on the line, if anything) or words. */
interface Said {
  readonly row: number
  readonly heading: Part | null
  readonly style: Style
  readonly words: string
  /** Whether an empty line stands before it. */
  readonly isApart: boolean
}

interface Placed {
  readonly row: number
  readonly part: Part
  readonly words: string
}

function placedLines(text: string): Placed[] {
  const lines = saidLines(text)
  const has = (part: Part) => lines.some(({ heading }) => heading === part)
  const lastTasks = lines.findLastIndex(({ heading }) => heading === 'tasks')
  const placed: Placed[] = []
  let part: Part = has('outcome') ? 'tasks' : 'outcome'
  // Without a heading of their own, the first bulleted lines are the criteria.
  let bulletsAreCriteria = !has('criteria')
  let lastCriterion: Said | null = null
  lines.forEach((line, index) => {
    const { row, heading, words } = line
    if (heading) {
      part = heading
      lastCriterion = null
      if (heading === 'tasks') bulletsAreCriteria = false
    } else if (part === 'criteria' && lastCriterion && index > lastTasks && !isSameList(lastCriterion, line)) {
      part = 'tasks'
    } else if (part === 'tasks' && bulletsAreCriteria && line.style === 'bullet') {
      part = 'criteria'
      bulletsAreCriteria = false
    }
    if (words === '') return
    placed.push({ row, part, words })
    if (part === 'criteria') lastCriterion = line
    if (part === 'outcome') part = 'tasks'
  })
  return placed
}

function isSameList(above: Said, line: Said): boolean {
  return !line.isApart && (above.heading !== null || above.style === line.style)
}

function saidLines(text: string): Said[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line, index) => ({ row: index + 1, ...readLine(line) }))
  const isEmpty = (index: number) => lines[index]?.words === '' && lines[index].heading === null
  // A text with an empty line after every line says nothing with them.
  const isDoubleSpaced = lines.every((_, index) => index === 0 || isEmpty(index) || isEmpty(index - 1))
  return lines.flatMap((line, index) =>
    isEmpty(index) ? [] : { ...line, isApart: !isDoubleSpaced && index > 0 && isEmpty(index - 1) },
  )
}

const MARKS: readonly (readonly [Style, RegExp])[] = [
  ['box', /^(?:[-*•]\s+)?(?:\[[ xX✓]?\]|[☐☑□✓✔])\s*/],
  ['bullet', /^(?:[-–—*(]\s+|[•◦▪●○·‣\uf0b7]\s*)/],
  ['number', /^\d{1,2}[.)]\s+/],
]

const HEADINGS: readonly (readonly [Part, RegExp])[] = [
  ['outcome', /^(?:(?:learning |lesson )?(?:outcome|objective|intention)|lo|walt)\s*(?::\s*(.*))?$/i],
  ['criteria', /^(?:(?:success )?criteria|steps to success|wilf)\s*(?::\s*(.*))?$/i],
  ['criteria', /^i(?: will|['’]ll) know because\s*[:…]?\s*(.*)$/i],
  ['tasks', /^(?:tasks?|next steps|to do)\s*(?::\s*(.*))?$/i],
]

function readLine(line: string): Pick<Said, 'heading' | 'style' | 'words'> {
  const whole = line.trim()
  // A line drawn with signs only separates, as an empty one does.
  if (/^[-–—_=*.#\s]*$/.test(whole)) return { heading: null, style: 'plain', words: '' }
  const [style, mark] = MARKS.find(([, pattern]) => pattern.test(whole)) ?? (['plain', /^#+\s+/] as const)
  const words = whole
    .replace(mark, '')
    .replace(/^\*\*(.+?)\*\*/, '$1')
    .trim()
  for (const [heading, pattern] of HEADINGS) {
    const rest = pattern.exec(words)
    if (rest) return { heading, style, words: rest[1] ?? '' }
  }
  return { heading: null, style, words }
}

/** The words in pieces that fit, cut at spaces where there are any. */
function piecesOf(words: string): string[] {
  if (words.length <= LONGEST) return [words]
  const space = words.lastIndexOf(' ', LONGEST)
  const isPair = /[\ud800-\udbff]/.test(words[LONGEST - 1]!)
  const cut = space > 0 ? space : isPair ? LONGEST - 1 : LONGEST
  return [words.slice(0, cut).trim(), ...piecesOf(words.slice(cut).trim())]
}

function toTask(words: string, newId: () => string): Task {
  const task = { id: newId(), text: words, criterionIds: [], getsMeReady: false, optional: false }
  const [, head, tail] = /^(.*?\S)\s*:\s+(.*)$/.exec(words) ?? []
  const options = tail === undefined ? [] : optionsOf(tail)
  if (head !== undefined && isChoice(options)) return { ...task, text: head, choice: toChoice(options, newId) }
  const bare = optionsOf(words)
  return isChoice(bare) ? { ...task, choice: toChoice(bare, newId) } : task
}

function optionsOf(words: string): string[] {
  // "1 / 2" is a fraction.
  return words.split(/(?<!\d)\s+\/\s+|\s+\/\s+(?!\d)|\s+OR\s+/).flatMap((option) => option.trim() || [])
}

function isChoice({ length }: readonly string[]): boolean {
  return length >= 2 && length <= MOST.options
}

function toChoice(options: readonly string[], newId: () => string): NonNullable<Task['choice']> {
  return { kind: 'practice', choose: 1, options: options.map((text) => ({ id: newId(), text })) }
}
