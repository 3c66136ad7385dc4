import { createConnection, type Socket } from 'node:net'

/** What a load measured. */
export interface Load {
  perSecond: number
  p50: number
  p99: number
  /** Answers that were not as expected. */
  failed: number
}

/** A request as bytes to be sent. */
export type NextRequest = () => string

const CONNECTIONS = 10

/** A GET request of HTTP/1.1. */
export function getRequest(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`
}

/** A POST of JSON. */
export function postRequest(path: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/**
 * Ten connections that ask, wait for the whole answer and ask again, for some seconds. Plain sockets: the generator shares
 * two cores with server and database, and what it costs itself is part of every figure.
 */
export async function load(url: string, next: NextRequest, seconds: number, expected = 200): Promise<Load> {
  const { hostname, port } = new URL(url)
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const run = () =>
    new Promise<void>((done, fail) => {
      const socket = createConnection({ host: hostname, port: Number(port), noDelay: true })
      let sentAt = 0
      const ask = () => {
        if (performance.now() >= until) {
          socket.destroy()
          done()
          return
        }
        sentAt = performance.now()
        socket.write(next())
      }
      onAnswer(socket, (status) => {
        times.push(performance.now() - sentAt)
        if (status !== expected) failed++
        ask()
      })
      socket.on('error', fail)
      socket.on('connect', ask)
    })
  const began = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, run))
  const elapsed = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed }
}

/** Calls back with the status of each whole answer; answers have a length, as all of the engine's do. */
function onAnswer(socket: Socket, answered: (status: number) => void): void {
  let waiting = 0
  let status = 0
  let head = ''
  socket.on('data', (chunk) => {
    let rest = chunk
    while (rest.length > 0) {
      if (waiting === 0) {
        const end = rest.indexOf('\r\n\r\n')
        head += rest.toString('latin1', 0, end < 0 ? rest.length : end)
        if (end < 0) return
        status = Number(head.slice(9, 12))
        waiting = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
        head = ''
        rest = rest.subarray(end + 4)
        if (waiting === 0) answered(status)
      }
      const taken = Math.min(waiting, rest.length)
      if (taken === 0) continue
      waiting -= taken
      rest = rest.subarray(taken)
      if (waiting === 0) answered(status)
    }
  })
}
