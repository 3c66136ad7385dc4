import type { CouponAnswer, GivenCoupon, Reason } from './promotion.ts'

/** What became of a promotion. */
export type Outcome = Reason | 'applied'

/** The coupon that opens each promotion, by its code: of several, the one whose code is the smallest. */
export function openedByCoupons(coupons: readonly GivenCoupon[]): ReadonlyMap<string, GivenCoupon> {
  const opened = new Map<string, GivenCoupon>()
  const valid = coupons.filter(({ refused }) => !refused)
  for (const coupon of valid.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    if (coupon.promotion !== undefined && !opened.has(coupon.promotion)) opened.set(coupon.promotion, coupon)
  }
  return opened
}

/** What became of a coupon: of its promotion, unless it never came to that. */
export function answerToCoupon(
  coupon: GivenCoupon,
  opened: ReadonlyMap<string, GivenCoupon>,
  outcomes: ReadonlyMap<string, Outcome>,
): CouponAnswer {
  const { code, refused, promotion } = coupon
  if (refused || promotion === undefined) return { code, applied: false, reason: refused ?? 'unknown' }
  if (opened.get(promotion) !== coupon) return { code, applied: false, reason: 'stacking' }
  const outcome = outcomes.get(promotion) ?? 'not-here'
  return outcome === 'applied' ? { code, applied: true } : { code, applied: false, reason: outcome }
}
