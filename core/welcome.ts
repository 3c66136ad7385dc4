/** What is printed when the engine is ready: where it is, the first key once, and three requests to paste. */
export function welcome({
  address,
  key,
  markets,
}: {
  address: string
  key: string | undefined
  markets: string[]
}): string {
  const shown = key ?? '$NOYAU_KEY'
  const lines = [
    '',
    `Noyau is ready; markets: ${markets.join(' ')}`,
    '',
    `  API        ${address}/v1/markets`,
    `  Contract   ${address}/openapi/v1.json, narrowed to a country ${address}/openapi/v1/fr.json`,
    `  Docs       ${address}/docs`,
    ...(key
      ? [`  Admin key  ${key}`, '             (shown only now; make others with POST /v1/admin/keys)']
      : ['  Admin key  was shown at the first start']),
    '',
    'Try:',
    '',
    `  curl -s -G ${address}/v1/markets/jp/products --data-urlencode 'q=コーヒー'`,
    '',
    `  curl -s ${address}/v1/markets/fr/quotes -H 'content-type: application/json' \\`,
    `    -d '{"lines":[{"sku":"COF-HB-BEAN","quantity":2}],"shipTo":{"country":"FR","postalCode":"97200"}}'`,
    '',
    `  curl -s '${address}/v1/admin/markets/ch/rules/diff/fr?section=tax' -H "authorization: Bearer ${shown}"`,
    '',
    '',
  ]
  return lines.join('\n')
}
