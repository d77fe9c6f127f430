import { createHash } from 'node:crypto';

/**
 * The only script in the sandbox's `srcdoc`. It is constant, so its hash can stand in the page's content
 * security policy; the frame's real code arrives as text in the first message and runs as a blob script.
 */
export const bootstrapSource = 'REPLACED BY THE RUN PACKAGE';

/** The source expression for `script-src`. @type {`sha256-${string}`} */
export const bootstrapHash = `sha256-${createHash('sha256').update(bootstrapSource).digest('base64')}`;
