import { startEmbedded } from '../core/db/embedded.ts'

/** Starts an embedded server, prints its address, and waits to be killed. Used by the tests of crashes. */
const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('Give a data folder')
const { url } = await startEmbedded({ dataDir })
process.stdout.write(`${url}\n`)
setInterval(() => {}, 60_000)
