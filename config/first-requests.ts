/** Requests to paste after a start: a search, a basket that the law treats as an export, and two laws compared. */
export function firstRequests(address: string, key: string): string[] {
  return [
    `curl -s -G ${address}/v1/markets/jp/products --data-urlencode 'q=コーヒー'`,
    `curl -s ${address}/v1/markets/fr/quotes -H 'content-type: application/json' \\\n  -d '{"lines":[{"sku":"COF-HB-BEAN","quantity":2}],"shipTo":{"country":"FR","postalCode":"97200"}}'`,
    `curl -s '${address}/v1/admin/markets/ch/rules/diff/fr?section=tax' -H "authorization: Bearer ${key}"`,
  ]
}
