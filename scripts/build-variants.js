import { buildVariant } from './setup/build-site.js';
import { variants } from './site/variants.js';

/* Builds every variant of the app the end-to-end tests ask for, so that no test waits for a build. */
for (const variant of Object.values(variants)) {
	console.log(`${variant.base || '/'} ${variant.version} → ${await buildVariant(variant)}`);
}
