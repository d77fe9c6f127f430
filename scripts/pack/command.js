import { buildPacks } from './build.js';

/* Builds the packs where needed and prints, as JSON, the hash of each one's manifest. */
console.log(JSON.stringify(await buildPacks()));
