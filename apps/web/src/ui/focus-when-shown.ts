/** A `ref` for what should have the focus as soon as it is there: the one control that a press has brought up. */
export function focusWhenShown(element: HTMLElement | null): void {
  element?.focus()
}
