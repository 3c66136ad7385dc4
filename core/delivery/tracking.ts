/** What carriers say of a parcel, in the order of its way. */
export const TRACKING_STATUSES = [
  'label',
  'picked-up',
  'in-transit',
  'failed',
  'available-for-pickup',
  'delivered',
  'returned',
] as const
export type TrackingStatus = (typeof TRACKING_STATUSES)[number]

export function isTrackingStatus(text: unknown): text is TrackingStatus {
  return (TRACKING_STATUSES as readonly unknown[]).includes(text)
}

/** One word of a carrier about a parcel. `id` is the carrier's own, by which it is known again. */
export interface TrackingEvent {
  id: string
  status: TrackingStatus
  at: Date
}

/** Where a parcel is. Instants are ISO 8601 in UTC, for this is stored and compared. */
export interface Tracking {
  status: 'none' | TrackingStatus
  /** Since when. */
  at?: string
  pickedUpAt?: string
  availableAt?: string
  /** Possession of the goods: periods of law run from here. */
  deliveredAt?: string
  returnedAt?: string
}

/**
 * Where a parcel is by all that was said of it: a function of the set of events, so that neither order nor repetition
 * matters. The latest word counts, but what was delivered can only be returned, and what was returned stays so.
 */
export function trackingOf(events: Iterable<TrackingEvent>): Tracking {
  const once = new Map([...events].map((event) => [event.id, event]))
  const told = [...once.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || rank(a.status) - rank(b.status) || (a.id < b.id ? -1 : 1),
  )
  return told.reduce(after, { status: 'none' })
}

function rank(status: TrackingStatus): number {
  return TRACKING_STATUSES.indexOf(status)
}

function after(tracking: Tracking, { status, at }: TrackingEvent): Tracking {
  if (tracking.status === 'returned') return tracking
  if (tracking.status === 'delivered' && status !== 'returned') return tracking
  const instant = at.toISOString()
  const since = status === tracking.status ? tracking.at : instant
  const next: Tracking = { ...tracking, status, ...(since && { at: since }) }
  if (status === 'picked-up') next.pickedUpAt ??= instant
  if (status === 'available-for-pickup') next.availableAt ??= instant
  if (status === 'delivered') next.deliveredAt = instant
  if (status === 'returned') next.returnedAt = instant
  return next
}

/** Do two say the same? */
export function sameTracking(a: Tracking, b: Tracking): boolean {
  return FIELDS.every((field) => a[field] === b[field])
}

const FIELDS = ['status', 'at', 'pickedUpAt', 'availableAt', 'deliveredAt', 'returnedAt'] as const
