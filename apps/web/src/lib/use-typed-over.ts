import { useState } from 'react'

type Values<F extends string> = Readonly<Record<F, string>>

/**
 * What is typed in a form, kept apart from what is stored, so that somebody else's change meanwhile is seen and nothing typed
 * is lost: a field that was not touched shows what is stored now; one that was keeps what was typed.
 *
 * `changes` is what differs from what is stored, `meanwhile` which fields somebody else changed since the form was opened (or
 * `reset` forgot what was typed).
 */
export function useTypedOver<F extends string>(stored: Values<F>) {
  const [opened, setOpened] = useState(stored)
  const [typed, setTyped] = useState<Partial<Values<F>>>({})
  const values: Values<F> = { ...stored, ...typed }
  const fields = Object.keys(stored) as F[]
  return {
    values,
    changes: Object.fromEntries(
      fields.flatMap((field) => (values[field] === stored[field] ? [] : [[field, values[field]]])),
    ) as Partial<Values<F>>,
    meanwhile: new Set(fields.filter((field) => stored[field] !== opened[field])),
    type: (field: F, value: string) => setTyped((before) => ({ ...before, [field]: value })),
    reset: (now: Values<F>) => {
      setOpened(now)
      setTyped({})
    },
  }
}
