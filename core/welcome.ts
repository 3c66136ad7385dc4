/** What a new installation says of itself. */
export interface Welcome {
  address: string
  /** The first admin key, only when it was just made. */
  key: string | undefined
  markets: readonly string[]
  /** Requests to paste, from config. */
  requests: readonly string[]
}

/** What is printed when the engine is ready: where it is, the first key once, and requests to paste. */
export function welcome({ address, key, markets, requests }: Welcome): string {
  const lines = [
    '',
    `Noyau is ready; markets: ${markets.join(' ')}`,
    '',
    `  API        ${address}/v1/markets`,
    `  Contract   ${address}/openapi/v1.json, narrowed to a market ${address}/openapi/v1/${markets[0]}.json`,
    `  Docs       ${address}/docs`,
    ...(key
      ? [`  Admin key  ${key}`, '             (shown only now; make others with POST /v1/admin/keys)']
      : ['  Admin key  was shown at the first start']),
    '',
    'Try:',
    '',
    ...requests.flatMap((request) => [request.replaceAll(/^/gm, '  '), '']),
    '',
  ]
  return lines.join('\n')
}
