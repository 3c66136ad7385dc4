import type { Pool } from 'pg'
import { customerKey } from '../promotion/customer-key.ts'

// Raw SQL: asked only where a promotion runs that looks at the customer, and the shopper has said who they are.

/** What of a customer's orders decides on promotions. */
export interface CustomerHistory {
  /** Whether nobody has ordered with this e-mail address yet. Orders that came to nothing do not count. */
  firstOrder: boolean
  /** Codes of promotions that this customer has used as often as one may. */
  usedUp: string[]
}

export async function readCustomerHistory(
  pool: Pool,
  email: string,
  limited: readonly string[],
): Promise<CustomerHistory> {
  const { rows } = await pool.query<CustomerHistory>({
    name: 'customer-history',
    text: `select
        not exists (select from sales_order where email = $1 and state in ('pending', 'confirmed', 'completed')) as "firstOrder",
        array(select u.promotion from promotion_customer u join promotion p on p.code = u.promotion
          where u.promotion = any($3) and u.customer_key = $2 and u.used >= p.limit_customer) as "usedUp"`,
    values: [email.toLowerCase(), customerKey(email), limited],
  })
  return rows[0] as CustomerHistory
}
