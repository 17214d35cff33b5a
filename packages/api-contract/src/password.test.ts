import { describe, expect, it } from 'vitest'
import { passwordFault } from './password.js'

describe('a password somebody chooses', () => {
  it.each([
    'three quiet words',
    'Bramble-lantern-oboe',
    'xV9#kLq2!mZp',
    'my dog eats socks',
    'llanfairpwllgwyngyll tea',
    'пароль из четырёх слов',
    '四つの静かな言葉を選ぶことにした',
  ])('may be %s', (password) => {
    expect(passwordFault(password)).toBeNull()
  })

  it.each([
    '123456789012',
    '1234567890123',
    '111111111111',
    'abababababab',
    'password1234',
    'Password2026!',
    'PASSWORDPASSWORD',
    'passw0rd-passw0rd',
    'qwertyuiop123',
    'qwerty123456',
    'asdfghjkl;123',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'iloveyou1234',
    'Liverpool1892!',
    'administrator',
    'welcome12345!',
    'letmeinplease',
    'September2026',
    'correcthorsebatterystaple',
    'fourfourfour',
    '01/09/2026 07700',
  ])('is not %s, which everybody chooses', (password) => {
    expect(passwordFault(password)).toBe('common')
  })

  it('is not the address or the school with a year behind it', () => {
    const about = ['okafor@larkfield.example', 'Larkfield Primary School']
    for (const password of ['okafor@larkfield.example', 'Larkfield2026!', 'LarkfieldPrimary', 'Okafor-Larkfield'])
      expect(passwordFault(password, { about })).toBe('about-you')
    expect(passwordFault('nine larks over Larkfield', { about })).toBeNull()
  })

  it('has 12 to 200 characters', () => {
    expect(passwordFault('bramble oak')).toBe('too-short')
    expect(passwordFault('bramble oak '.repeat(17))).toBe('too-long')
  })

  it('says so quickly, whatever is typed', () => {
    const from = performance.now()
    for (const unit of ['ab', 'abc!', 'qwerty1', 'é']) passwordFault(`x${unit.repeat(100)}`.slice(0, 200))
    expect(performance.now() - from).toBeLessThan(200)
  })
})
