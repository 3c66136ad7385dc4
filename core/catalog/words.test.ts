import { expect, test } from 'vitest'
import { indexed, wordQuery } from './words.ts'

test.each([
  ['jaune d’œuf', "jaune d'oeuf"],
  ['L‘eau', "l'eau"],
  ['Ex æquo', 'ex aequo'],
])('%s is indexed and searched as %s', (written, folded) => {
  expect(indexed(written, 'fr-FR')).toBe(folded)
  expect(wordQuery(written, 'fr-FR').text).toBe(folded)
})
