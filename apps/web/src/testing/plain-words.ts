/**
 * The words of a page that are in plain English although the page is in the pseudo-locale: nobody could translate them.
 *
 * Looks at what is seen and at the names a screen reader says. `data` is what the school wrote itself.
 */
export function plainWords(root: HTMLElement, data: readonly string[]): string[] {
  const texts = new Set<string>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.add(walker.currentNode.textContent ?? '')
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) texts.add(element.getAttribute(name) ?? '')
  const ofTheSchool = [...data].sort((a, b) => b.length - a.length)
  return [...texts].flatMap((text) => {
    const rest = ofTheSchool.reduce((left, part) => left.replaceAll(new RegExp(escapePattern(part), 'giu'), ' '), text)
    return (rest.match(/[A-Za-z]{2,}/g) ?? []).length > 0 ? [rest.trim()] : []
  })
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
