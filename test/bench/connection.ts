import { createConnection, type Socket } from 'node:net'

/** An answer of HTTP/1.1. */
export interface Answer {
  status: number
  body: string
}

/** A GET request of HTTP/1.1. */
export function getRequest(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`
}

/** A request with a body of JSON. */
export function jsonRequest(method: 'POST' | 'PATCH', path: string, body: string, headers = ''): string {
  return `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`
}

/**
 * A plain socket that asks, and waits for the whole answer before it asks again. The generator shares two cores with server
 * and database, and what it costs itself is part of every figure. Answers have a length, as all of the engine's do.
 */
export class Connection {
  readonly #socket: Socket
  #waiting: { done: (answer: Answer) => void; fail: (error: Error) => void } | undefined
  #head = ''
  #status = 0
  #missing = 0
  #body: Buffer[] = []

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#waiting?.fail(error))
    socket.on('close', () => this.#waiting?.fail(new Error('The connection was closed')))
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url)
    return new Promise((opened, fail) => {
      const socket = createConnection({ host: hostname, port: Number(port), noDelay: true })
      socket.once('error', fail)
      socket.once('connect', () => opened(new Connection(socket)))
    })
  }

  ask(request: string): Promise<Answer> {
    return new Promise((done, fail) => {
      this.#waiting = { done, fail }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#waiting = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    let rest = chunk
    if (this.#missing === 0) {
      const end = rest.indexOf('\r\n\r\n')
      this.#head += rest.toString('latin1', 0, end < 0 ? rest.length : end)
      if (end < 0) return
      this.#status = Number(this.#head.slice(9, 12))
      this.#missing = Number(/content-length: (\d+)/i.exec(this.#head)?.[1] ?? 0)
      this.#head = ''
      rest = rest.subarray(end + 4)
    }
    if (rest.length > 0) this.#body.push(rest)
    this.#missing -= rest.length
    if (this.#missing > 0) return
    const answer = { status: this.#status, body: Buffer.concat(this.#body).toString() }
    this.#missing = 0
    this.#body = []
    this.#waiting?.done(answer)
  }
}
