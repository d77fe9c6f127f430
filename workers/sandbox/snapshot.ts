import type { Job } from '#lib/run/protocol.ts';
import { Interpreter } from './interpreter.ts';
import type { Materials, Word } from './interpreter.ts';

const longestTestMs = 20_000;

/** Uses what a spoilt snapshot would show first: the harness, library modules, floats, files and input. */
const program = `
import random, json, datetime, collections
with open('note.txt', 'w') as note:
    note.write(json.dumps({'a': [1, 2.5, None]}))
print(open('note.txt').read(), datetime.date(2024, 2, 29).isoformat(), collections.Counter('aab'))
print(input('? ') * 2, 0.1 + 0.2, 0 <= random.random() < 1, sum(range(1000)))
`;
const expected = `{"a": [1, 2.5, null]} 2024-02-29 Counter({'a': 2, 'b': 1})\n? ok\nokok 0.30000000000000004 True 499500\n`;

const testJob: Job = {
	mode: 'script',
	files: [{ path: 'main.py', text: program }],
	entry: 'main.py',
	input: ['ok'],
	asks: false,
	limits: { wallMs: longestTestMs, memoryBytes: 256 * 1024 * 1024, outputLines: 50, outputBytes: 5_000 }
};

/**
 * Photographs a started Python in a worker of its own, which has run no learner code, then starts another
 * from the picture and has it run a program. Rejects with the reason when either fails.
 */
export async function makeSnapshot(materials: Materials): Promise<ArrayBuffer> {
	const snapshot = await photograph(materials);
	const printed = await runTest({ ...materials, snapshot });
	if (printed !== expected) throw new Error(`The snapshot printed ${JSON.stringify(printed.slice(0, 500))}.`);
	return snapshot;
}

function photograph(materials: Materials): Promise<ArrayBuffer> {
	const camera = new Interpreter({ ...materials, snapshot: null }, true);
	return untilEnd(camera, (word) => (word.t === 'snapshot' ? word.bytes : undefined));
}

async function runTest(materials: Materials): Promise<string> {
	const interpreter = new Interpreter(materials);
	if ((await interpreter.ready) === null) throw new Error(interpreter.failure);
	let printed = '';
	const ended = untilEnd(interpreter, (word) => {
		if (word.t === 'out') printed += word.text;
		return word.t === 'ended' ? printed : undefined;
	});
	interpreter.begin(testJob);
	return ended;
}

/** Listens until `pick` finds what it looks for, then ends the interpreter. */
function untilEnd<Found>(interpreter: Interpreter, pick: (word: Word) => Found | undefined): Promise<Found> {
	return new Promise<Found>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('The snapshot took too long.')), longestTestMs);
		interpreter.listen = (word) => {
			const found = word.t === 'lost' ? undefined : pick(word);
			if (word.t === 'lost') reject(new Error(word.reason));
			else if (found === undefined) return;
			else resolve(found);
			clearTimeout(timer);
		};
	}).finally(() => interpreter.end());
}
