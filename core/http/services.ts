import type pg from 'pg'
import type { Engine } from '../engine.ts'
import type { PromotionBook } from '../promotion/book.ts'
import type { CatalogueWatch } from './catalogue-watch.ts'

/** What handlers work with. */
export interface Services {
  engine: Engine
  pool: pg.Pool
  watch: CatalogueWatch
  promotions: PromotionBook
  metrics: { text: () => Promise<string> }
}
