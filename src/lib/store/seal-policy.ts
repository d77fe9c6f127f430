import { blockEvents } from './block.ts';

/** A tail this long is sealed: as many events, or as many UTF-16 units, as one block should hold. */
export const sealAt = { events: blockEvents, length: 262_144 } as const;

/** Below this many events a tail stays open when the page is left: small blocks are mostly signature. */
export const sealWhenIdle = 100;
