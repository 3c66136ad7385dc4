import type { Migration } from '../migration.ts'
import { foundation } from './0001-foundation.ts'
import { catalogue } from './0002-catalogue.ts'
import { reading } from './0003-reading.ts'
import { stock } from './0004-stock.ts'
import { delivery } from './0005-delivery.ts'
import { payment } from './0006-payment.ts'
import { checkout } from './0007-checkout.ts'
import { promotions } from './0008-promotions.ts'
import { writing } from './0009-writing.ts'

/** All migrations, oldest first. A new one also becomes the name in newest.ts. */
export const migrations: readonly Migration[] = [
  foundation,
  catalogue,
  reading,
  stock,
  delivery,
  payment,
  checkout,
  promotions,
  writing,
]
