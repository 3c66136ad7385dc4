import { importProducts } from '../../core/catalog/import/import-products.ts'
import type { SourceRow } from '../../core/catalog/import/source-row.ts'
import { table } from '../../core/command/table.ts'
import { Installation } from './installation.ts'
import { asking, load } from './load.ts'
import { neverRepeatedLists } from './requests.ts'

/** How a list's first answer grows with the catalogue: 7,284 made-up products against 200,000, in all markets. */
const SIZES = [7_284, Number(process.argv[2] ?? 200_000)]
const SECONDS = 10

const THEMES = Array.from({ length: 120 }, (_, index) => `Theme ${index + 1}`)
const WORDS = [
  'castle',
  'harbour',
  'rocket',
  'garden',
  'bridge',
  'market',
  'station',
  'forest',
  'tower',
  'island',
  'river',
  'museum',
]

/** A number below a bound that looks drawn by lot: names, themes and prices must not go hand in hand. */
function drawn(index: number, salt: number, below: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % below
}

async function* madeUp(from: number, to: number): AsyncGenerator<SourceRow<unknown>> {
  for (let index = from; index < to; index++) {
    const name = [1, 2, 3].map((salt) => WORDS[drawn(index, salt, WORDS.length)]).join(' ')
    yield {
      line: index + 1,
      value: {
        code: `made-up-${index}`,
        kind: 'toy',
        name: `${name} ${index}`,
        attributes: { theme: THEMES[drawn(index, 4, THEMES.length)], pieces: drawn(index, 5, 3000) },
        variants: [{ sku: `MU-${index}`, corePrice: { amount: 500 + drawn(index, 6, 30_000), currency: 'EUR' } }],
      },
    }
  }
}

const installation = new Installation()
try {
  await installation.open()
  const rows: string[][] = []
  let made = 0
  for (const size of SIZES) {
    let shown = 0
    const progress = ({ read }: { read: number }) => {
      if (read - shown < 10_000) return
      shown = read
      console.log(`${made + read} of ${size} products`)
    }
    const began = performance.now()
    await importProducts(installation.pool, installation.engine, madeUp(made, size), {
      onError: 'stop',
      dryRun: false,
      progress,
    })
    const speed = (size - made) / ((performance.now() - began) / 1000)
    made = size
    await installation.pool.query('vacuum analyze')
    await installation.pool.query('checkpoint')
    const served = await installation.serve()
    const next = neverRepeatedLists(await installation.catalogue())
    const measured = await load(asking(served.url, next), SECONDS)
    await served.stop()
    rows.push(
      [size, Math.round(speed), measured.p50.toFixed(2), measured.p99.toFixed(2), Math.round(measured.perSecond)].map(
        String,
      ),
    )
  }
  console.log(table(['products', 'imported a second', 'list p50 ms', 'list p99 ms', 'lists a second'], rows))
  const [small, large] = rows.map((row) => Number(row[2])) as [number, number]
  console.log(`p50 grows ${(large / small).toFixed(2)} times; wanted: within 1.3 times`)
} finally {
  await installation.close()
}
