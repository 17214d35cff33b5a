/** What one cell says once somebody has read it: a value, or what is wrong with it and how to mend it. */
export type Reading<Value> =
  | { readonly value: Value }
  | { readonly issue: { readonly code: string; readonly message: string } }
