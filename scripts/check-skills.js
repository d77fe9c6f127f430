import { runnerImport } from 'vite';

// Node 20 cannot read TypeScript by itself; the build's own reader can.
const { module } = await runnerImport('./scripts/check-skills.ts', { configFile: false, logLevel: 'error' });
process.exitCode = module.checkSkills(process.argv[2]);
