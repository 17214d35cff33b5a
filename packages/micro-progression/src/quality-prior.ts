/** What is believed before anything is compared: `normal`, or `ghost`: every piece has so many wins and as many losses against one at 0. */
export type QualityPrior =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'ghost'; readonly wins: number }
