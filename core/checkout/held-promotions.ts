import { type Day, weekday } from '../country/day.ts'
import { type GivenCoupon, type Promotion, runsOn, toPromotion } from '../pricing/promotion/promotion.ts'
import type { MarketPromotions } from '../promotion/book.ts'
import type { CartContent, HeldPromotion } from './cart.ts'

/**
 * The promotions of a cart within the time that its prices hold: those that were shown stay as they were, whatever becomes of
 * them meanwhile, and those that began or were rewritten since wait for its end. A coupon that the shopper brings opens its
 * promotion at once; one whose uses are spent is gone. Pure.
 */
export function heldPromotions(
  known: MarketPromotions,
  { shown, pricedAt, coupons }: Pick<CartContent, 'shown' | 'pricedAt' | 'coupons'>,
  pricedOn: Day,
): MarketPromotions {
  const held = shown?.promotions ?? []
  const codes = new Set(held.map(({ document }) => document.code))
  const wasThere = (promotion: Promotion) =>
    (promotion.when.coupon && coupons.length > 0) ||
    ((known.writtenAt.get(promotion.code) ?? 0) <= pricedAt && ranOn(promotion, pricedOn))
  const others = known.promotions.filter((each) => !codes.has(each.code) && wasThere(each))
  return {
    ...known,
    promotions: [...others, ...held.map(({ document, announced }) => toPromotion(document, announced))],
  }
}

function ranOn(promotion: Promotion, day: Day): boolean {
  return runsOn(promotion, day) && (promotion.when.weekdays?.includes(weekday(day)) ?? true)
}

/** Promotions as they are kept with a cart: without the days that would end them. */
export function toHeld({ document, announced }: Promotion): HeldPromotion {
  const { from: _from, until: _until, active: _active, when = {}, ...always } = document
  const { weekdays: _weekdays, ...conditions } = when
  return { document: { ...always, when: conditions }, ...(announced && { announced }) }
}

/** A coupon that opened a held promotion still does, unless it is spent or was taken away. */
export function heldCoupon(coupon: GivenCoupon, shown: CartContent['shown']): GivenCoupon {
  const isHeld = shown?.promotions?.some(({ document }) => document.code === coupon.promotion)
  if (!isHeld || coupon.refused === undefined || coupon.refused === 'used-up') return coupon
  const { refused: _, ...opens } = coupon
  return opens
}
