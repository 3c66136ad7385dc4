import type { ProviderChoice } from '../core/payment/provider-choice.ts'

/** What the simulated provider does with methods that are captured when goods leave, though their scheme is silent. */
const inParts = { partialCapture: true, partialRefund: true }

/** Pays back by transfer to the shopper's account, where the scheme itself has no way back. */
const byTransfer = { partialRefund: true, refundDays: 365 }

/**
 * Who takes the money: a choice, not law. Until contracts with providers are signed, the simulated one takes all of it. A
 * real one is put before it for its markets, methods and currencies; one behind another in a list is asked when the first
 * cannot be reached.
 */
export const providers: ProviderChoice = {
  routes: [{ providers: ['simulated'] }],
  abilities: {
    simulated: {
      affirm: inParts,
      boleto: byTransfer,
      carrier: { partialRefund: true },
      'cash-on-delivery': { ...byTransfer, partialCapture: true },
      instalments: inParts,
      'interac-debit': inParts,
      'interac-e-transfer': byTransfer,
      invoice: inParts,
      klarna: inParts,
      konbini: byTransfer,
      'pay-later': inParts,
      'qr-invoice': inParts,
      wallet: inParts,
    },
  },
  expiryMinutes: 60,
  webhookToleranceSeconds: 600,
}
