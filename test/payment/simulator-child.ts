import { SimulatorProcess } from '../../core/payment/simulator/process.ts'

/** Starts a simulated provider, prints its address, and waits to be killed. Used by the tests of crashes. */
const simulator = new SimulatorProcess({ secret: 'secret-of-a-child', log: () => {} })
process.stdout.write(`${await simulator.address()}\n`)
setInterval(() => {}, 60_000)
