import { importProducts } from '../../core/catalog/import/import-products.ts'
import type { SourceRow } from '../../core/catalog/import/source-row.ts'
import { table } from '../../core/command/table.ts'
import { Installation } from './installation.ts'
import { load } from './load.ts'
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

async function* madeUp(from: number, to: number): AsyncGenerator<SourceRow<unknown>> {
  for (let index = from; index < to; index++) {
    const name = [3, 5, 7].map((step) => WORDS[(index * step + (index >> 4)) % WORDS.length]).join(' ')
    yield {
      line: index + 1,
      value: {
        code: `made-up-${index}`,
        kind: 'toy',
        name: `${name} ${index}`,
        attributes: { theme: THEMES[(index * 7) % THEMES.length], pieces: (index * 31) % 3000 },
        variants: [{ sku: `MU-${index}`, corePrice: { amount: 500 + ((index * 7919) % 30_000), currency: 'EUR' } }],
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
    await installation.pool.query('analyze')
    const served = await installation.serve()
    const next = neverRepeatedLists(await installation.catalogue())
    await load(served.url, next, 2)
    const measured = await load(served.url, next, SECONDS)
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
