import { expect, test } from 'vitest'
import { written } from './narrow.ts'

test.each([
  ['^\\d{5}$', ['75008', '750 08'], ['7500', '750081']],
  ['^\\d{7}$', ['1350064', '135-0064'], ['135-006']],
  ['^[A-Z]\\d[A-Z]\\d[A-Z]\\d$', ['M5V2T6', 'm5v 2t6'], ['M5V 2T', 'M5V 2TT']],
  ['^(?:\\d{5}|\\d{9})$', ['10118-0110'], ['?']],
])('%s as people write it', (pattern, good, bad) => {
  const people = new RegExp(written(pattern))
  for (const code of good) expect(code).toMatch(people)
  for (const code of bad) expect(code).not.toMatch(people)
})
