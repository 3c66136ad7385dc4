import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '../core/db/pool.ts'
import { bookShipment, bookUnfinished, cancelShipment } from '../core/delivery/book-shipment.ts'
import { type BookingRequest, CarrierRefused, Carriers } from '../core/delivery/carrier.ts'
import { type CarrierShipment, planShipment, readShipments } from '../core/delivery/shipments.sql.ts'
import { SimulatedCarrier } from '../core/delivery/simulated-carrier.ts'
import { catchUpTracking, type TrackingListener, takeEvents } from '../core/delivery/take-events.ts'
import type { TrackingStatus } from '../core/delivery/tracking.ts'
import { type TestDatabase, testDatabase } from './database.ts'

const noon = new Date('2026-11-23T11:00:00Z')
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)

const request: BookingRequest = {
  kind: 'home',
  service: 'home',
  reference: 'FR-1001/1',
  from: { country: 'FR', line1: '1 quai', postalCode: '69002', city: 'Lyon' },
  to: { country: 'FR', name: 'Anne Martin', line1: '3 rue de la Paix', postalCode: '75002', city: 'Paris' },
  weightGrams: 1200,
}

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

let carrier: SimulatedCarrier
let carriers: Carriers
let heard: string[]
let listener: TrackingListener
let orderId = 0n

beforeEach(() => {
  carrier = new SimulatedCarrier('a secret for tests only')
  carriers = new Carriers([carrier], [{ carrier: 'simulated' }])
  heard = []
  listener = {
    onTracking: async (_client, { number }, before, after) => {
      heard.push(`${number}: ${before.status} → ${after.status}`)
    },
  }
  orderId++
})

function plan(change: Partial<BookingRequest> = {}, number = 1): Promise<CarrierShipment> {
  const whole = { ...request, ...change }
  const { kind } = whole
  const planned = { orderId, number, market: 'fr', carrier: 'simulated', kind, request: whole }
  return transaction(database.pool, (client) => planShipment(client, planned, noon))
}

async function booked(change: Partial<BookingRequest> = {}, number = 1): Promise<CarrierShipment> {
  return bookShipment(database.pool, carriers, await plan(change, number), listener, noon)
}

function send(trackingNumber: string, status: TrackingStatus, at: Date, now = at) {
  const { body, signature } = carrier.post(trackingNumber, status, at)
  const sent = { text: body, body: JSON.parse(body), signature, now: at.getTime() }
  return takeEvents(database.pool, 'simulated', carrier.readEvents(sent), listener, now)
}

describe('booking', () => {
  test('a parcel gets a number and a label, and the same ones when it is asked for again', async () => {
    const first = await booked()
    expect(first.trackingNumber).toMatch(/^SIM\d{18}$/)
    expect(first.label).toMatchObject({ reference: 'FR-1001/1', to: { name: 'Anne Martin' } })
    const again = await booked()
    expect(again).toEqual(first)
    expect(await readShipments(database.pool, orderId)).toEqual([first])
  })

  test('a booking that a crash cut off is made good', async () => {
    const planned = await plan()
    expect(await bookUnfinished(database.pool, carriers, listener, later(0))).toBe(0)
    // The carrier had answered, but nobody noted it: the key brings the same parcel.
    const answered = await carrier.book(planned.key, planned.request)
    expect(await bookUnfinished(database.pool, carriers, listener, later(1))).toBe(1)
    const [shipment] = await readShipments(database.pool, orderId)
    expect(shipment?.trackingNumber).toBe(answered.trackingNumber)
  })

  test('what a carrier refuses stays planned, and can be cancelled', async () => {
    const planned = await plan({ reference: 'REFUSE' })
    await expect(bookShipment(database.pool, carriers, planned, listener, noon)).rejects.toThrow(CarrierRefused)
    expect(await cancelShipment(database.pool, carriers, planned, noon)).toBe(true)
    expect(await bookUnfinished(database.pool, carriers, listener, later(1))).toBe(0)
  })

  test('a parcel that is cancelled while its carrier is asked is taken back', async () => {
    const planned = await plan()
    const cancelled: string[] = []
    const slow = Object.assign(new SimulatedCarrier('x'), {
      cancel: async (trackingNumber: string) => cancelled.push(trackingNumber) > 0,
    })
    const { book } = SimulatedCarrier.prototype
    slow.book = async (key, asked) => {
      await cancelShipment(database.pool, carriers, planned, noon)
      return book.call(slow, key, asked)
    }
    const both = new Carriers([slow], [])
    const { trackingNumber } = await bookShipment(database.pool, both, planned, listener, noon)
    expect(cancelled).toEqual([trackingNumber])
    const [shipment] = await readShipments(database.pool, orderId)
    expect(await bookShipment(database.pool, carriers, shipment as CarrierShipment, listener, noon)).toEqual(shipment)
  })

  test('a parcel can be taken back until it is picked up', async () => {
    const shipment = await booked()
    await send(shipment.trackingNumber as string, 'picked-up', later(4))
    expect(await cancelShipment(database.pool, carriers, shipment, later(5))).toBe(false)
    const second = await booked({ reference: 'FR-1001/2' }, 2)
    expect(await cancelShipment(database.pool, carriers, second, later(5))).toBe(true)
    const [, cancelled] = await readShipments(database.pool, orderId)
    expect(cancelled?.cancelledAt).toEqual(later(5))
  })
})

describe('tracking', () => {
  test.each(['home', 'pickup-point', 'locker', 'click-and-collect'] as const)(
    '%s, from label to buyer',
    async (kind) => {
      const { trackingNumber = '', bookedAt = noon } = await booked({ kind })
      for (const post of carrier.postsUntil(later(100), { trackingNumber, kind, bookedAt })) {
        const now = Number(/t=(\d+)/.exec(post.signature)?.[1]) * 1000
        const sent = { text: post.body, body: JSON.parse(post.body), signature: post.signature, now }
        await takeEvents(database.pool, 'simulated', carrier.readEvents(sent), listener, new Date(now))
      }
      expect(heard.at(-1)).toMatch(/→ delivered$/)
      const [shipment] = await readShipments(database.pool, orderId)
      expect(shipment?.tracking.deliveredAt).toBeDefined()
      if (kind !== 'home') expect(shipment?.tracking.availableAt).toBeDefined()
    },
  )

  test('sent twice or late, an event is stored once and told once', async () => {
    const { trackingNumber = '' } = await booked()
    expect(await send(trackingNumber, 'delivered', later(44))).toEqual({ received: 1, stored: 1 })
    expect(await send(trackingNumber, 'delivered', later(44))).toEqual({ received: 1, stored: 0 })
    expect(await send(trackingNumber, 'in-transit', later(20), later(45))).toEqual({ received: 1, stored: 1 })
    expect(heard).toEqual(['1: none → delivered'])
  })

  test('sent by several at once, it is told once', async () => {
    const { trackingNumber = '' } = await booked()
    await Promise.all(Array.from({ length: 8 }, () => send(trackingNumber, 'picked-up', later(4))))
    expect(heard).toEqual(['1: none → picked-up'])
  })

  test('events before the booking is noted wait for it', async () => {
    const planned = await plan()
    const { trackingNumber } = await carrier.book(planned.key, planned.request)
    await send(trackingNumber, 'label', later(0))
    expect(heard).toEqual([])
    await bookShipment(database.pool, carriers, planned, listener, noon)
    expect(heard).toEqual(['1: none → label'])
  })

  test('where the listener fails nothing is noted, and the event is heeded later', async () => {
    const { trackingNumber = '' } = await booked()
    const failing: TrackingListener = { onTracking: () => Promise.reject(new Error('no order')) }
    const { body, signature } = carrier.post(trackingNumber, 'delivered', later(44))
    const now = later(44)
    const events = carrier.readEvents({ text: body, body: JSON.parse(body), signature, now: now.getTime() })
    await expect(takeEvents(database.pool, 'simulated', events, failing, now)).rejects.toThrow('no order')
    expect((await readShipments(database.pool, orderId))[0]?.tracking).toEqual({ status: 'none' })
    expect(await catchUpTracking(database.pool, listener, now)).toBe(1)
    expect(heard).toEqual(['1: none → delivered'])
    expect(await catchUpTracking(database.pool, listener, now)).toBe(0)
  })

  test('the order is locked before its parcel', async () => {
    const { trackingNumber = '' } = await booked()
    const locked: bigint[] = []
    listener.lockOrder = async (_client, id) => void locked.push(id)
    await send(trackingNumber, 'picked-up', later(4))
    expect(locked).toEqual([orderId])
  })

  test('a carrier whose clock is fast does not deliver tomorrow', async () => {
    const { trackingNumber = '' } = await booked()
    await send(trackingNumber, 'delivered', later(44), later(43))
    const [shipment] = await readShipments(database.pool, orderId)
    expect(shipment?.tracking.deliveredAt).toBe(later(43).toISOString())
  })
})

describe('who carries', () => {
  const other = Object.assign(new SimulatedCarrier('x'), { name: 'other', kinds: ['home'] as const })
  test('the first choice that fits the market and the kind', () => {
    const both = new Carriers([carrier, other], [{ carrier: 'other', markets: ['de'] }, { carrier: 'simulated' }])
    expect(both.of('de', 'home')?.name).toBe('other')
    expect(both.of('de', 'locker')?.name).toBe('simulated')
    expect(both.of('fr', 'home')?.name).toBe('simulated')
  })
  test('config cannot name a carrier that there is not, nor a kind that it does not carry', () => {
    expect(() => new Carriers([carrier], [{ carrier: 'nobody' }])).toThrow('nobody')
    expect(() => new Carriers([other], [{ carrier: 'other', kinds: ['locker'] }])).toThrow('locker')
  })
})
