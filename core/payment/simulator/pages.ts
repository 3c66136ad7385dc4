import { display } from '../../money/currency.ts'
import { TEST_NUMBERS } from './test-numbers.ts'
import type { SimulatedPayment } from './wire.ts'

const STYLE = `body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{text-align:left;padding:.3rem 1rem .3rem 0;border-bottom:1px solid #ddd}
button{font:inherit;padding:.5rem 1rem;margin-right:1rem}code{white-space:nowrap}`

/** What the simulator is, its test numbers, and its newest payments. */
export function frontPage(payments: readonly SimulatedPayment[]): string {
  const numbers = TEST_NUMBERS.map(({ number, flows, says }) =>
    row([`<code>${number}</code>`, escaped(flows?.join(', ') ?? 'all'), escaped(says)]),
  )
  const newest = payments
    .slice(-20)
    .toReversed()
    .map((payment) =>
      row([
        `<a href="/pay/${payment.reference}"><code>${payment.reference}</code></a>`,
        escaped(payment.method),
        display(payment.amount, payment.currency),
        payment.status,
        display(payment.captured, payment.currency),
        display(payment.refunded, payment.currency),
      ]),
    )
  return page(
    'Simulated payment provider',
    `<p>Plays every way to pay. No money moves. Give one of these numbers with a payment to decide how it goes.</p>
    ${table(['test number', 'flows', 'what happens'], numbers)}
    <h2>Newest payments</h2>
    ${newest.length > 0 ? table(['reference', 'method', 'amount', 'status', 'captured', 'refunded'], newest) : '<p>None yet.</p>'}`,
  )
}

/** What a shopper sees: the challenge, the bank's page, the wallet, the till. */
export function payPage({ reference, amount, currency, method, status, captured }: SimulatedPayment): string {
  const buttons =
    status === 'requires-action'
      ? `<form method="post" action="/pay/${reference}/approve"><button>Approve</button></form>
        <form method="post" action="/pay/${reference}/decline"><button>Decline</button></form>`
      : ''
  return page(
    `${display(amount, currency)} by ${escaped(method)}`,
    `<p>Status: ${status}, captured ${display(captured, currency)}. Simulated: no money moves.</p>${buttons}`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>`
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
