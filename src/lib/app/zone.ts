/** The device's own zone at a moment, in minutes east of UTC. */
export const zoneAt = (now: number): number => -new Date(now).getTimezoneOffset();
