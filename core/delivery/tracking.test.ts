import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameTracking, TRACKING_STATUSES, type TrackingEvent, type TrackingStatus, trackingOf } from './tracking.ts'

const hour = (count: number) => new Date(Date.UTC(2026, 10, 23) + count * 3_600_000)
const told = (...events: [TrackingStatus, number][]): TrackingEvent[] =>
  events.map(([status, hours]) => ({ id: `${status} ${hours}`, status, at: hour(hours) }))

describe('where a parcel is', () => {
  test('nothing said, nothing known', () => {
    expect(trackingOf([])).toEqual({ status: 'none' })
  })
  test('the latest word counts, and first instants are kept', () => {
    const events = told(['label', 0], ['picked-up', 4], ['in-transit', 9], ['failed', 20], ['in-transit', 30])
    expect(trackingOf(events)).toEqual({
      status: 'in-transit',
      at: hour(30).toISOString(),
      pickedUpAt: hour(4).toISOString(),
    })
  })
  test('a scan after delivery changes nothing; a return does', () => {
    const delivered = told(['picked-up', 4], ['delivered', 40], ['in-transit', 41])
    expect(trackingOf(delivered)).toMatchObject({ status: 'delivered', deliveredAt: hour(40).toISOString() })
    expect(trackingOf([...delivered, ...told(['returned', 90], ['delivered', 95])])).toMatchObject({
      status: 'returned',
      deliveredAt: hour(40).toISOString(),
      returnedAt: hour(90).toISOString(),
    })
  })
  test('said again without a change, since when stays', () => {
    expect(trackingOf(told(['in-transit', 5], ['in-transit', 9])).at).toBe(hour(5).toISOString())
  })
  test('at the same instant, what is further on the way is later', () => {
    expect(trackingOf(told(['delivered', 5], ['picked-up', 5])).status).toBe('delivered')
  })
})

const events = fc.array(
  fc
    .record({ id: fc.nat(30), status: fc.constantFrom(...TRACKING_STATUSES), hours: fc.nat(12) })
    .map(({ id, status, hours }) => ({ id: String(id), status, at: hour(hours) })),
  { maxLength: 12 },
)
const unique = events.map((list) => [...new Map(list.map((event) => [event.id, event])).values()])

test('neither order nor repetition matters, and nothing said earlier is forgotten', () => {
  fc.assert(
    fc.property(unique, fc.infiniteStream(fc.nat()), fc.nat(11), (list, draws, cut) => {
      const shuffled = [...list, ...list.slice(0, cut)]
        .map((event) => ({ event, draw: draws.next().value as number }))
        .sort((a, b) => a.draw - b.draw)
        .map(({ event }) => event)
      const whole = trackingOf(list)
      expect(sameTracking(trackingOf(shuffled), whole)).toBe(true)
      expect(whole.status === 'none').toBe(list.length === 0)
      // Whoever is told piece by piece, with any piece first, ends where one who is told all at once does.
      expect(trackingOf([...shuffled.slice(0, cut), ...shuffled])).toEqual(whole)
    }),
  )
})
