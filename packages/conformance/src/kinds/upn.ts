import { checkUpn } from '@track/roster'

export function answerUpn({ upn }: { readonly upn: string }) {
  return checkUpn(upn)
}
