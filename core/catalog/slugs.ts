import type { ProductDocument } from './product-document.ts'

/** Every address of a product: its slug in each language, the core's under the empty one; the code where it has none. */
export function slugsOf(document: ProductDocument): { locale: string; slug: string }[] {
  const translated = Object.entries(document.translations ?? {}).flatMap(([locale, { slug }]) =>
    slug ? [{ locale, slug }] : [],
  )
  return [{ locale: '', slug: document.slug ?? document.code }, ...translated]
}
