import { Refusal } from '../../problem/refusal.ts'
import type { Handler } from '../operation.ts'

export const receiveWebhook: Handler<'receiveWebhook'> = async ({ path, body, headers }, { webhooks }) => {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new Refusal('malformed-body', 'Send the message as the body.', '')
  await webhooks.take(path.provider, { body, headers: headers.sent })
  return { status: 202 }
}
