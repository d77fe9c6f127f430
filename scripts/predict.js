/**
 * How well the learner model predicts recorded attempts:
 *
 *     npm run --silent predict -- attempts.tsv [--train other.tsv]
 *
 * prints AUC, RMSE and ECE as JSON. Without --train every third user is predicted and the others tell how
 * easy the items are; with it all users of the first file are predicted and the second tells the easiness.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const usage = 'Usage: npm run --silent predict -- attempts.tsv [--train other.tsv]';
const root = fileURLToPath(new URL('..', import.meta.url));

try {
	const { file, train } = readArguments();
	const { readAttempts } = await load('attempts');
	const { predictAttempts, splitUsers } = await load('predict');
	const { measureAccuracy } = await load('accuracy');
	const attempts = readTable(readAttempts, file);
	const split = train ? { train: readTable(readAttempts, train), test: attempts } : splitUsers(attempts);
	const learners = new Set(split.test.map(({ user }) => user)).size;
	const accuracy = measureAccuracy(predictAttempts(split));
	console.log(JSON.stringify({ ...accuracy, attempts: split.test.length, learners }));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

/** @returns {{ file: string, train: string | undefined }} */
function readArguments() {
	const { values, positionals } = parseArgs({
		options: { train: { type: 'string' } },
		allowPositionals: true
	});
	if (positionals.length !== 1 || positionals[0] === undefined) throw new Error(usage);
	return { file: positionals[0], train: values.train };
}

/**
 * @template T
 * @param {(text: string) => { kind: 'attempts', attempts: T } | { kind: 'broken', line: number, reason: string }} read
 * @param {string} file as the caller of npm sees it
 */
function readTable(read, file) {
	const table = read(readText(file));
	if (table.kind === 'broken') throw new Error(`${file}, line ${table.line}: ${table.reason}`);
	return table.attempts;
}

/** @param {string} file */
function readText(file) {
	try {
		return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8');
	} catch (error) {
		throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, {
			cause: error
		});
	}
}

/** @param {string} name of a file of the learner model */
async function load(name) {
	const path = resolve(root, `src/lib/learner/${name}.ts`);
	return (await runnerImport(path, { configFile: false, root, logLevel: 'error' })).module;
}
