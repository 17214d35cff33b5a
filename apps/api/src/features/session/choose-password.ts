import { type PasswordFault, passwordFault } from '@track/api-contract'
import { invalidBody } from '../../invalid-body.js'
import { hashPassword } from '../../secrets/password.js'

const WORDS = {
  'too-short': 'A password has at least 12 characters: three or four words do well',
  'too-long': 'A password has at most 200 characters',
  common: 'Many people choose this password: take words that do not belong together',
  'about-you': 'This is too near to the e-mail address or the name of the school: take other words',
} as const satisfies Record<PasswordFault, string>

/** What is stored of a password that somebody chooses; refused, naming the field, if it is one that others would try. */
export async function choosePassword(
  password: string,
  { about, pointer }: { readonly about: readonly string[]; readonly pointer: string },
): Promise<string> {
  const fault = passwordFault(password, { about })
  if (fault !== null) throw invalidBody([{ pointer, code: fault, message: WORDS[fault] }])
  return hashPassword(password)
}
