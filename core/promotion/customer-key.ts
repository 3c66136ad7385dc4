import { createHash } from 'node:crypto'

/** Whose uses are counted together: whoever has an e-mail address, however it is written. Counts outlive the address itself. */
export function customerKey(email: string | undefined): string {
  return createHash('sha256')
    .update((email ?? '').toLowerCase())
    .digest('base64url')
}
