/** What the simulated provider answers where it says no. */
export class Impossible extends Error {
  override readonly name = 'Impossible'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, detail: string) {
    super(detail)
    this.status = status
    this.code = code
  }
}
