/**
 * Who may import whom. Imports point down:
 * entrances → http → use cases → market → rules (pricing, tax, country) → money.
 * Tests are exempt: they may look at everything.
 */
const tests = '\\.test\\.ts$|^test/|/test/'
const entrances = '^core/(main|cli|compose|simulator|demo-shop)\\.ts$'
const useCases = '^core/(catalog|checkout|order|finance|exchange|stock|payment|delivery|customer|promotion)/'
const market = '^core/market/'
const rules = '^core/(pricing|tax|country)/'
const money = '^core/money/'
const database = '^core/db/'
const http = '^core/http/'

const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, pathNot: [tests, ...(from.pathNot ?? [])] },
  to,
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Each file can be understood without itself',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'resolvable', comment: 'Every import exists', severity: 'error', from: {}, to: { couldNotResolve: true } },
    forbid(
      'core-knows-no-country',
      'Only the entrances bring core, packs and configuration together',
      { path: '^core/', pathNot: [entrances] },
      { path: '^(countries|config)/' },
    ),
    forbid(
      'only-entrances-compose',
      'Nothing below imports an entrance',
      { path: '^(core|countries|config)/', pathNot: [entrances] },
      { path: entrances },
    ),
    forbid(
      'http-is-on-top',
      'Only the entrances import the HTTP layer',
      { path: '^core/', pathNot: [entrances, http] },
      { path: http },
    ),
    forbid(
      'stock-below-orders',
      'Orders ask for stock; stock knows no order but by its number',
      { path: '^core/stock/' },
      { path: '^core/(checkout|order|payment|delivery|finance)/' },
    ),
    forbid(
      'sourcing-is-pure',
      'Where goods come from is decided before anything is written',
      { path: '^core/stock/(source|fewest-shipments|distance|demand|state|stock-choice)\\.ts$' },
      { path: [database, '\\.sql\\.ts$', '^(pg|kysely|fastify)$', 'node_modules/(pg|kysely|fastify)/'] },
    ),
    forbid(
      'market-below-use-cases',
      'A market is resolved before any use case',
      { path: market },
      { path: [useCases, http] },
    ),
    forbid(
      'rules-are-low',
      'Rules decide; they do not know who asks',
      { path: rules },
      { path: [useCases, market, http] },
    ),
    forbid(
      'rules-are-pure',
      'Rules and money read no database',
      { path: [rules, money] },
      { path: [database, '^(pg|kysely|fastify)$', 'node_modules/(pg|kysely|fastify)/'] },
    ),
    forbid(
      'delivery-decides-purely',
      'Options, promises, tables, tracking and customs are decided without database and server',
      {
        path: '^core/delivery/(options|promise|rate-table|customs-terms|customs-declaration|tracking|pickup-point)\\.ts$',
      },
      { path: [database, http, market, '\\.sql\\.ts$', '^(pg|kysely|fastify)$', 'node_modules/(pg|kysely|fastify)/'] },
    ),
    forbid(
      'country-asks-nobody',
      'The contract of packs stands below pricing and tax',
      { path: '^core/country/' },
      { path: '^core/(pricing|tax)/' },
    ),
    forbid(
      'tax-below-pricing',
      'The quote asks for tax, not the other way round',
      { path: '^core/tax/' },
      { path: '^core/pricing/' },
    ),
    forbid(
      'money-is-lowest',
      'Money imports only the shared vocabulary',
      { path: money },
      { path: '^core/', pathNot: [money, '^core/(problem|text)/'] },
    ),
    forbid(
      'shared-is-lowest',
      'What all may import imports nobody but money',
      { path: '^core/(problem|text)/' },
      { path: '^core/', pathNot: ['^core/(problem|text|money)/'] },
    ),
    forbid(
      'payment-below-order',
      'A payment tells those who listen; it does not know what is paid for',
      { path: '^core/payment/' },
      { path: '^core/(catalog|checkout|order|finance|exchange|stock|delivery|customer)/' },
    ),
    forbid(
      'simulator-is-outside',
      'The simulated provider is a program of its own: it knows the wire and the flows of the contract, nothing of the engine',
      { path: '^core/payment/simulator/' },
      {
        path: '^(core|countries|config)/',
        pathNot: ['^core/payment/(simulator/|http-call|signature|event|provider)', '^core/(money|country)/'],
      },
    ),
    forbid(
      'database-is-low',
      'The database layer serves; it knows no use case',
      { path: database },
      { path: [useCases, market, rules, http] },
    ),
    forbid(
      'pack-imports',
      'A pack imports only the contract, money, its own files and its group',
      { path: '^countries/([^/]+)/' },
      {
        path: '^(core|countries|config)/',
        pathNot: ['^core/(country|money)/', '^countries/$1/', '^countries/(eu|groups?|[^/]{3,})/'],
      },
    ),
    forbid(
      'groups-know-no-member',
      'A group of countries imports no country',
      { path: '^countries/(eu|[^/]{3,})/' },
      { path: '^countries/[a-z]{2}/', pathNot: ['^countries/eu/'] },
    ),
    forbid(
      'config-imports-types',
      'Configuration is data: of the core it imports only types',
      { path: '^config/' },
      { path: '^core/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'config-names-no-pack',
      'Configuration names packs by code',
      { path: '^config/' },
      { path: '^countries/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-tests-in-the-engine',
      'The engine does not import tests',
      { path: '^(core|countries|config)/' },
      { path: tests },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
