/** A shape whose every part is only read, so that constants and frozen data fit as they are. */
export type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T
