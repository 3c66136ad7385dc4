/**
 * An answer that is JSON already: what a projection holds is sent as it is, not read and written anew.
 * `T` is what the contract says it holds; tests read it and check.
 */
export class Serialised<T> {
  readonly text: string
  declare readonly holds?: T

  constructor(text: string) {
    this.text = text
  }
}
