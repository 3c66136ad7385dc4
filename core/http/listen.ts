import type { FastifyInstance } from 'fastify'

/** The wished address cannot be listened on; the message is one line with the fix. */
export class AddressUnusable extends Error {
  override readonly name = 'AddressUnusable'
}

/**
 * Listens for HTTP.
 *
 * @returns the address to show
 * @throws AddressUnusable naming PORT or HOST
 */
export async function listen(
  // biome-ignore lint/suspicious/noExplicitAny: a server with any logger will do
  app: Pick<FastifyInstance<any, any, any, any>, 'listen'>,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const problem = problems[(error as { code?: string }).code ?? '']
    if (problem === undefined) throw error
    throw new AddressUnusable(problem({ host, port }), { cause: error })
  }
}

const problems: Record<string, (wish: { host: string; port: number }) => string> = {
  EADDRINUSE: ({ host, port }) =>
    `PORT ${port} is in use on ${host}: stop the program that uses it, or set PORT to a free one`,
  EACCES: ({ port }) => `PORT ${port} is reserved for administrators: set PORT to 1024 or more`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is no address of this machine: set HOST to 127.0.0.1 or 0.0.0.0`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not known: set HOST to 127.0.0.1 or 0.0.0.0`,
}
