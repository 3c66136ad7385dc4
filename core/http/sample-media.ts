import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../problem/refusal.ts'

const FOLDER = join(import.meta.dirname, '../../catalogue/sample/media')

/** Serves the pictures that the sample catalogue names. Pictures of a business stand where its documents say, mostly a CDN. */
export function serveSampleMedia(app: FastifyInstance): void {
  app.get<{ Params: { file: string } }>('/media/:file', async (request, reply) => {
    const picture = await read(request.params.file)
    return reply
      .type('image/svg+xml')
      .header('Cache-Control', 'public, max-age=86400')
      .header('Content-Security-Policy', "default-src 'none'")
      .header('X-Content-Type-Options', 'nosniff')
      .send(picture)
  })
}

/** A name is letters, figures and hyphens, so that it cannot lead out of the folder. */
async function read(file: string): Promise<Buffer> {
  const missing = new Refusal('not-found', `There is no picture ${file.slice(0, 100)}.`, 'file')
  if (!/^[a-z0-9-]+\.svg$/.test(file)) throw missing
  return readFile(join(FOLDER, file)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing : error
  })
}
