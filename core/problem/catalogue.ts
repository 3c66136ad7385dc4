/**
 * Every refusal that the engine can give. The key is the stable end of the problem's `type`; `title` is a key of the
 * core's messages. Anything that is not in here is our fault: logged, and answered with a bare 500.
 */
export const PROBLEMS = {
  'unknown-market': 404,
  'unknown-locale': 400,
  'unknown-country': 404,
  'unknown-rule': 404,
  'not-found': 404,
  'invalid-request': 400,
  'invalid-parameter': 400,
  'malformed-body': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  unauthenticated: 401,
  'invalid-signature': 401,
  forbidden: 403,
  'invalid-address': 422,
  'destination-not-served': 422,
  'no-pack': 422,
  'no-rule-on-day': 422,
  'currency-not-tendered': 422,
  'unknown-channel': 422,
  'unknown-payment-method': 422,
  'payment-limit': 422,
  'unknown-delivery-service': 422,
  'delivery-without-price': 422,
  'unknown-pickup-point': 422,
  'admin-only': 403,
  'unknown-sku': 422,
  'no-price': 422,
  'not-sold': 422,
  'amount-out-of-bounds': 422,
  'overlapping-window': 409,
  'duplicate-key': 409,
  'unknown-reference': 422,
  'stale-cursor': 400,
  'import-failed': 422,
} as const satisfies Record<string, number>

export type ProblemType = keyof typeof PROBLEMS
