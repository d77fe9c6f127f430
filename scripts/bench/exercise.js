/** The exercise page that is measured, and the lesson it belongs to. */
export const exercise = '/learn/python/printing/a-sign-for-the-stall';
export const lesson = '/learn/python/printing';

/** The program of a boot, and what it prints. */
export const program = 'print(1 + 1)';
export const result = '2';
