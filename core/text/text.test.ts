import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { markets } from '../../config/markets.ts'
import { coreMessages, coreText, coreTexts } from './text.ts'

const languages = Object.keys(coreMessages)

describe('messages of the core', () => {
  test.each(languages)('%s has every text, and no other', (language) => {
    expect(Object.keys(coreMessages[language] ?? {}).sort()).toEqual([...coreTexts].sort())
    expect(Object.values(coreMessages[language] ?? {}).filter((text) => text.trim() === '')).toEqual([])
  })

  test('every file is registered', () => {
    const files = readdirSync(join(import.meta.dirname, 'messages')).map((file) => file.replace('.json', ''))
    expect(files.sort()).toEqual([...languages].sort())
  })

  test('only English is in English', () => {
    for (const language of languages.filter((each) => each !== 'en')) {
      expect([...coreTexts].filter((key) => coreText(key, language) === coreText(key, 'en'))).toEqual([])
    }
  })

  test('every language of a market is spoken', () => {
    const spoken = markets().flatMap(({ locales }) => locales.map((locale) => locale.split('-')[0]))
    expect(languages).toEqual(expect.arrayContaining([...new Set(spoken)]))
  })
})

describe('coreText', () => {
  test('falls back from the region to the language', () => {
    expect(coreText('problem.unknown-market', 'fr-CH')).toBe('Ce marché n’existe pas')
    expect(coreText('problem.unknown-market', 'pt-BR')).toBe('Este mercado não existe')
  })

  test('falls back from a language that it does not speak to English', () => {
    expect(coreText('problem.unknown-market', 'ko-KR')).toBe('There is no such market')
  })

  test('answers with the key where no language has a text', () => {
    expect(coreText('problem.invented', 'fr-CH')).toBe('problem.invented')
  })
})
