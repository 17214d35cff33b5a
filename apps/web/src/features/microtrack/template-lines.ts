import { readTemplateText, type Task, type Template } from '@track/microtrack'

/** The parts of a template that are lines with words, each with an id of its own. */
export type Part = 'criteria' | 'tasks' | 'moveOn' | 'questions'
type Line = Template[Part][number]

const MOST: Readonly<Record<Part, number>> = { criteria: 20, tasks: 30, moveOn: 20, questions: 20 }
const PARTS = Object.keys(MOST) as Part[]

interface Making {
  readonly newId: () => string
}

/** As it is written in: one outcome at least, and below each part an empty line to go on with. */
export function withRoom(template: Template, { newId }: Making): Template {
  const { outcomes } = template
  const roomy = { ...template, outcomes: outcomes.length === 0 ? [''] : outcomes }
  return PARTS.reduce((sum, part) => {
    const lines: readonly Line[] = sum[part]
    if (lines.length >= MOST[part] || (lines.length > 0 && isBlank(lines.at(-1)!))) return sum
    return put(sum, part, [...lines, blank(part, newId())])
  }, roomy)
}

/** What is written, without empty lines: what is kept and looked at. Options of a choice that are empty go with them. */
export function writtenOf(template: Template): Template {
  const written = {
    ...template,
    outcomes: template.outcomes.map((words) => words.trim()).filter(Boolean),
  }
  const criterionIds = new Set(template.criteria.filter((line) => !isBlank(line)).map(({ id }) => id))
  const trimmed = (line: Line): Line => {
    const { choice, criterionIds: linked, ...rest } = line as Task
    return {
      ...rest,
      text: line.text.trim(),
      ...(linked && { criterionIds: linked.filter((id) => criterionIds.has(id)) }),
      ...(choice && { choice: { ...choice, options: choice.options.filter((option) => !isBlank(option)) } }),
    }
  }
  return PARTS.reduce(
    (sum, part) => put(sum, part, (sum[part] as readonly Line[]).filter((line) => !isBlank(line)).map(trimmed)),
    written,
  )
}

/** Enter at a place in a line: what stands behind it goes on in a line of its own, which is the one to write in. */
export function breakLine(
  template: Template,
  { part, id, at, newId }: Making & { readonly part: Part; readonly id: string; readonly at: number },
): { readonly template: Template; readonly id: string } {
  const lines: readonly Line[] = template[part]
  const place = lines.findIndex((line) => line.id === id)
  const line = lines[place]!
  const rest = line.text.slice(at).trim()
  const next = lines[place + 1]
  if (rest === '' && next && isBlank(next)) return { template, id: next.id }
  if (lines.length >= MOST[part] && !lines.some(isBlank)) return { template, id }
  const fresh = { ...blank(part, newId()), text: rest }
  const broken = [...lines.slice(0, place), { ...line, text: line.text.slice(0, at) }, fresh, ...lines.slice(place + 1)]
  return { template: put(template, part, broken.slice(0, MOST[part])), id: fresh.id }
}

/** Several lines pasted into one: each becomes a line of its own there, and what has no room is told. */
export function pasteLines(
  template: Template,
  { part, id, text, newId }: Making & { readonly part: Part; readonly id: string; readonly text: string },
): { readonly template: Template; readonly id: string; readonly leftOver: readonly string[] } {
  const lines: readonly Line[] = template[part]
  const place = lines.findIndex((line) => line.id === id)
  const fresh = readLines(part, text, newId)
  const room = MOST[part] - lines.filter((line) => !isBlank(line)).length
  const taken = fresh.slice(0, room)
  const kept = lines.filter((line, at) => at !== place || !isBlank(line))
  const from = isBlank(lines[place]!) ? place : place + 1
  const all = [...kept.slice(0, from), ...taken, ...kept.slice(from)]
  return {
    template: withRoom(put(template, part, all.slice(0, MOST[part])), { newId }),
    id: taken.at(-1)?.id ?? id,
    leftOver: fresh.slice(room).map((line) => line.text),
  }
}

/** A line at another place; at the ends it stays. */
export function moveLine(
  template: Template,
  { part, id, by }: { readonly part: Part; readonly id: string; readonly by: -1 | 1 },
): Template {
  const lines: Line[] = [...template[part]]
  const from = lines.findIndex((line) => line.id === id)
  const to = from + by
  if (to < 0 || to >= lines.length || isBlank(lines[to]!)) return template
  lines.splice(to, 0, ...lines.splice(from, 1))
  return put(template, part, lines)
}

export function removeLine(template: Template, { part, id }: { readonly part: Part; readonly id: string }): Template {
  return put(
    template,
    part,
    (template[part] as readonly Line[]).filter((line) => line.id !== id),
  )
}

/** A line as it was at a place, put back there. */
export function putBack(
  template: Template,
  { part, line, place }: { readonly part: Part; readonly line: Line; readonly place: number },
): Template {
  const lines: readonly Line[] = template[part]
  return put(template, part, [...lines.slice(0, place), line, ...lines.slice(place)])
}

export function changeLine(
  template: Template,
  { part, id, change }: { readonly part: Part; readonly id: string; readonly change: Partial<Task> },
): Template {
  return put(
    template,
    part,
    (template[part] as readonly Line[]).map((line) => (line.id === id ? { ...line, ...change } : line)),
  )
}

export function isBlank({ text }: { readonly text: string }): boolean {
  return text.trim() === ''
}

/** Does nothing stand in it yet? */
export function isUnwritten(template: Template): boolean {
  const { outcomes } = template
  return outcomes.every((words) => words.trim() === '') && PARTS.every((part) => template[part].every(isBlank))
}

function blank(part: Part, id: string): Line {
  if (part === 'criteria' || part === 'questions') return { id, text: '' }
  return { id, text: '', criterionIds: [], getsMeReady: false, optional: false }
}

function readLines(part: Part, text: string, newId: () => string): Line[] {
  if (part === 'tasks' || part === 'moveOn') {
    const { template, leftOver } = readTemplateText(`Tasks:\n${text}`, { newId })
    const { outcomes, criteria, tasks } = template
    const others = [...outcomes, ...criteria.map((line) => line.text), ...leftOver]
    return [...tasks, ...others.map((words) => ({ ...blank(part, newId()), text: words }))]
  }
  // One by one, so that none is taken for a task with ways of doing it.
  return text.split(/[\n\r]+/).flatMap((line) => readTemplateText(`Criteria:\n${line}`, { newId }).template.criteria)
}

function put(template: Template, part: Part, lines: readonly Line[]): Template {
  return { ...template, [part]: lines }
}
