import { writeFileSync } from 'node:fs';
import { writeNotices } from './third-party/notices.js';

/* `npm run third-party`: lists anew what of others ships with Glim, after a dependency has changed. */

writeFileSync('static/third-party.txt', writeNotices('.'));
