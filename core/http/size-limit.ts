import { Transform } from 'node:stream'
import { Refusal } from '../problem/refusal.ts'

/** Passes bytes on until there are too many; then the stream ends with a refusal. */
export function sizeLimit(bytesMax: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > bytesMax)
        done(new Refusal('body-too-large', `At most ${bytesMax} bytes at a time; the command line takes any size.`, ''))
      else done(null, chunk)
    },
  })
}
