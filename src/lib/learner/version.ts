/** The event format this build writes. An event of a later format is kept and passed on, but not folded. */
export const EVENT_VERSION = 1;

/** Raise it when a change of the fold or of a weight changes what a log comes to: older snapshots are dropped. */
export const MODEL_VERSION = 1;

/** What snapshots of this build carry. */
export const modelVersion = `${MODEL_VERSION}.${EVENT_VERSION}`;
