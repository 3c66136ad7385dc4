import type { ProductDocument } from './product-document.ts'

/** Under this name the code of a product stands among its slugs; no language is called so. */
export const CODE = 'code'

/** Every address of a product: its code, its slug in each language, and the core's under the empty one. */
export function slugsOf(document: ProductDocument): { locale: string; slug: string }[] {
  const translated = Object.entries(document.translations ?? {}).flatMap(([locale, { slug }]) =>
    slug ? [{ locale, slug }] : [],
  )
  const core = document.slug === undefined ? [] : [{ locale: '', slug: document.slug }]
  return [{ locale: CODE, slug: document.code }, ...core, ...translated]
}
