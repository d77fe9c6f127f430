import { runnerImport } from 'vite';

/**
 * `npm run --silent check-skills -- [skill] [folder]`: is what the authors wrote in order?
 * Node 20 cannot read TypeScript by itself; the build's own reader can.
 */
const { module } = await runnerImport('./scripts/check-skills.ts', { configFile: false, logLevel: 'error' });
const [path = '', folder] = process.argv.slice(2);
const only = path.replace(/^(\.\/)?skills\/|\/$/g, '');
process.exitCode = await module.checkSkills(folder, only);
