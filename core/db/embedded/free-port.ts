import { createServer } from 'node:net'

/** A TCP port that is free on 127.0.0.1 at this moment: the wished one when it is, else one that the system chooses. */
export async function freePort(wished: number | undefined): Promise<number> {
  return (wished !== undefined && (await tryPort(wished))) || (await tryPort(0)) || Promise.reject(noPort())
}

function noPort(): Error {
  return new Error('No TCP port is free on 127.0.0.1')
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
