import { Agent, type IncomingMessage, request } from 'node:http'
import { OutcomeUnknown, ProviderUnreachable } from './provider.ts'

/** Connections stay open between calls; a stopped process does not wait for them. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 16 })

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers?: Readonly<Record<string, string>>
  body?: Buffer
  /** Milliseconds until the answer must be whole. */
  timeout: number
}

export interface HttpAnswer {
  status: number
  body: Buffer
}

/** Before the connection is there, nothing can have been accepted. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/**
 * Calls over plain HTTP, on the loopback, and tells apart what a caller about money must: not sent at all (ProviderUnreachable), or sent without a
 * whole answer (OutcomeUnknown). An answer of any status is an answer.
 */
export function httpCall({ method, url, headers, body, timeout }: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method,
      agent,
      headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
    })
    const timer = setTimeout(() => call.destroy(new Error(`no answer in ${timeout} ms`)), timeout)
    const fail = (error: Error & { code?: string }) => {
      clearTimeout(timer)
      const why = `${method} ${new URL(url).pathname}: ${error.code ?? error.message}`
      reject(NOT_SENT.includes(error.code ?? '') ? new ProviderUnreachable(why) : new OutcomeUnknown(why))
    }
    call.on('error', fail)
    call.on('response', (response) => {
      wholeBody(response).then((whole) => {
        clearTimeout(timer)
        resolve({ status: response.statusCode ?? 0, body: whole })
      }, fail)
    })
    call.end(body)
  })
}

async function wholeBody(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
