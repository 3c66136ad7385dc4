import type { TrackingListener } from '../delivery/take-events.ts'

/** What a change of a parcel means to its order. Nothing yet: orders come with the order's life. */
export const trackingListener: TrackingListener = { onTracking: async () => {} }
