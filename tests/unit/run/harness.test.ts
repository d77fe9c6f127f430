import { beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '#lib/curriculum/value.ts';
import type { Observation } from '#lib/run/outcome.ts';
import { showValue } from '#lib/run/show.ts';
import { startPythonInNode } from '../../python.ts';
import type { HarnessRequest, PythonInNode } from '../../python.ts';

let python: PythonInNode;
beforeAll(async () => {
	python = await startPythonInNode();
});

type Raised = Extract<Observation, { kind: 'raised' }>;
type Returned = Extract<Observation, { kind: 'value' }>;

function run(source: string, request: Partial<HarnessRequest> = {}): Returned {
	const observation = python.observeProgram(source, request);
	if (observation.kind !== 'value') throw new Error(JSON.stringify(observation));
	return observation;
}

function runToError(source: string, request: Partial<HarnessRequest> = {}): Raised {
	const observation = python.observeProgram(source, request);
	if (observation.kind !== 'raised') throw new Error(JSON.stringify(observation));
	return observation;
}

function evaluate(expression: string, source = ''): Value {
	return run(source, { probe: { kind: 'call', expression } }).value;
}

describe('values', () => {
	test.each([
		['None', { type: 'none' }],
		['True', { type: 'bool', value: true }],
		['10 ** 30', { type: 'int', value: '1000000000000000000000000000000' }],
		['0.1 + 0.2', { type: 'float', value: 0.30000000000000004 }],
		['float("-inf")', { type: 'float', value: '-inf' }],
		['"é\\n\\ud800"', { type: 'str', value: 'é\n\ud800' }],
		['(1,)', { type: 'tuple', items: [{ type: 'int', value: '1' }] }],
		['{2}', { type: 'set', items: [{ type: 'int', value: '2' }] }],
		[
			'{1: "a"}',
			{
				type: 'dict',
				entries: [
					[
						{ type: 'int', value: '1' },
						{ type: 'str', value: 'a' }
					]
				]
			}
		]
	])('%s crosses as its exact type', (expression, value) => {
		expect(evaluate(expression)).toEqual(value);
	});

	test.each([
		['Clever(3)', 'Clever', '3'],
		['[].append', 'builtin_function_or_method', '<built-in method append'],
		['Rude()', 'Rude', 'a value that cannot be shown'],
		['10 ** 6000', 'int', 'an integer of 19932 bits'],
		['list(range(6000))', 'list', '[0, 1, 2']
	])('%s has no canonical form', (expression, name, repr) => {
		const source = `
class Clever(int):
    def __eq__(self, other): return True
class Rude:
    def __repr__(self): raise ValueError
`;
		const value = evaluate(expression, source);
		expect(value).toMatchObject({ type: 'other', name, repr: expect.stringContaining(repr) });
	});

	test('a list that holds itself ends at the depth limit', () => {
		expect(JSON.stringify(evaluate('a', 'a = []\na.append(a)')).length).toBeLessThan(2000);
	});

	test('a value is shown exactly as Python prints it', () => {
		const expressions = [
			...[
				'1.0',
				'-0.0',
				'1e16',
				'123456789012345680.0',
				'1e-5',
				'0.0001',
				'1.5e300',
				'5e-324',
				'1e22',
				'0.1',
				'100.0'
			],
			...['123456789.123', '9999999999999998.0', '1/3', 'float("nan")', '-1e-7', '2.5e-8', '1e100', '12e-5'],
			...[
				`"it's"`,
				`'say "hi"'`,
				`'both " and \\''`,
				`'tab\\tnew\\nline\\\\'`,
				`'\\x00\\x7f\\xa0'`,
				`'\\u2028é日🐟\\U000e0001'`
			],
			...['()', '(1,)', '(1, 2)', '[]', 'set()', '{3}', '{}', '{"a": [1, (2.0, None)]}', 'True', '-12']
		];
		for (const expression of expressions) {
			expect(showValue(evaluate(expression)), expression).toBe(python.evaluate(`repr(${expression})`));
		}
	});
});

describe('programs', () => {
	test('what is printed comes back in order, whatever way it is written', () => {
		const source =
			'import sys\nprint("a", 1)\nsys.stdout.write("b")\nsys.stdout.buffer.write(b"c")\nprint(end="d")';
		expect(run(source).printed).toBe('a 1\nbcd');
	});

	test('the second stream is not part of what is printed', () => {
		expect(run('import sys\nprint("x", file=sys.stderr)').printed).toBe('');
	});

	test('input() prints its prompt and takes the lines in order', () => {
		expect(run('print(input("Name? ") + input())', { input: ['Ada', 'B'] }).printed).toBe('Name? AdaB\n');
	});

	test('sys.stdin reads lines, iterates and reads the rest', () => {
		const source =
			'import sys\nprint(sys.stdin.readline(2), sys.stdin.readline(), next(sys.stdin), sys.stdin.read())';
		expect(run(source, { input: ['abcd', 'e', 'f', 'g'] }).printed).toBe('ab cd\n e\n f\ng\n\n');
	});

	test('input() after the last line raises EOFError', () => {
		expect(runToError('input()\ninput()', { input: ['x'] }).error).toMatchObject({
			type: 'EOFError',
			line: 2
		});
	});

	test('a call sees what the program defined, and only its own output counts', () => {
		const observation = run('print("before")\ndef f(x):\n    print("during")\n    return x * 2', {
			probe: { kind: 'call', expression: 'f(4)' }
		});
		expect(observation).toEqual({ kind: 'value', value: { type: 'int', value: '8' }, printed: 'during\n' });
	});

	test('given values replace the first top-level assignment only', () => {
		const source = 'a, price = 1, 2\nprint(price)\nprice = 3\nprint(price)\nunit: str = "kg"\nprint(unit)';
		const given = [
			{ name: 'price', literal: '[7]' },
			{ name: 'unit', literal: '"g"' }
		];
		expect(run(source, { given }).printed).toBe('[7]\n3\ng\n');
	});

	test('a given value is there for a program that never assigns it', () => {
		expect(run('print(price + 1)', { given: [{ name: 'price', literal: '-4' }] }).printed).toBe('-3\n');
	});

	test('given values keep the line numbers of errors', () => {
		const given = [{ name: 'x', literal: '(\n1,\n2)' }];
		expect(runToError('x = 3\n\nprint(1 / 0)', { given }).error.line).toBe(3);
	});

	test('a program of several files imports its own', () => {
		const files = [
			{ path: 'main.py', text: 'import menu\nprint(menu.tea, open("data/x.txt").read())' },
			{ path: 'menu.py', text: 'tea = 3' },
			{ path: 'data/x.txt', text: 'hello' }
		];
		expect(run('', { files }).printed).toBe('3 hello\n');
	});

	test('dataclasses and __main__ work as in a script', () => {
		const source =
			'from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\nprint(P(1), __name__)';
		expect(run(source).printed).toBe('P(x=1) __main__\n');
	});

	test('sys.exit() is an ordinary end', () => {
		expect(run('print(1)\nimport sys\nsys.exit("bye")\nprint(2)').printed).toBe('1\n');
	});

	test('endless printing ends at the output limit', () => {
		expect(python.observeProgram('while True: print(1)', { outputLines: 50 })).toEqual({ kind: 'overflow' });
		expect(python.observeProgram('while True: print(end="x")', { outputBytes: 50 })).toEqual({
			kind: 'overflow'
		});
	});
});

describe('errors', () => {
	test('a traceback holds the own frames only, innermost last', () => {
		const { error } = runToError('import json\ndef read(text):\n    return json.loads(text)\nread("é{")');
		expect(error).toMatchObject({ type: 'JSONDecodeError', file: 'main.py', line: 3, column: 12 });
		expect(error.traceback).toContain('File "main.py", line 4, in <module>');
		expect(error.traceback).not.toContain('decoder.py');
		expect(error.traceback).not.toContain('glim');
	});

	test('columns count characters, not bytes', () => {
		expect(runToError('"é"; 1 / 0').error.column).toBe(6);
	});

	test('a syntax error names its place', () => {
		const { error, phase } = runToError('x = 1\nprint("a"\n');
		expect(error).toMatchObject({ type: 'SyntaxError', message: "'(' was never closed", line: 2, column: 6 });
		expect(phase).toBe('program');
	});

	test('Python suggests the name that was meant', () => {
		expect(runToError('pritn(1)').error.traceback).toContain("Did you mean: 'print'?");
	});

	test('an error of the call is told from one of the program', () => {
		const source = 'def f(): return 1 / 0';
		expect(runToError(source, { probe: { kind: 'call', expression: 'f()' } })).toMatchObject({
			phase: 'call',
			error: { type: 'ZeroDivisionError', line: 1 }
		});
	});

	test('text printed before an error is kept', () => {
		expect(runToError('print("so far")\n1 / 0').printed).toBe('so far\n');
	});

	test.each([
		[
			'class E(Exception):\n    def __str__(self): raise ValueError\nraise E',
			'the exception cannot be shown'
		],
		['raise ValueError("x" * 100000)', 'x'.repeat(4000)],
		['class E(BaseException): pass\nraise E("base")', 'base']
	])('a hostile exception is described all the same: %j', (source, message) => {
		expect(runToError(source).error.message).toBe(message);
	});

	test('endless recursion is a RecursionError of bounded length', () => {
		const { error } = runToError('def f(n):\n    return f(n + 1)\nf(1)');
		expect(error.type).toBe('RecursionError');
		expect(error.traceback.length).toBeLessThan(2000);
	});
});

describe('the next program finds a clean interpreter', () => {
	test.each([
		['a variable', 'left = 1', 'print("left" in globals())', 'False'],
		[
			'a patched builtin',
			'import builtins\nbuiltins.len = lambda x: 42\nbuiltins.extra = 1',
			'print(len([]), "extra" in dir(__builtins__))',
			'0 False'
		],
		['a deleted builtin', 'import builtins\ndel builtins.len', 'print(len([]))', '0'],
		[
			'a file',
			'open("left.txt", "w").write("x")\nimport os\nos.makedirs("a/b")',
			'import os\nprint(os.listdir())',
			"['main.py']"
		],
		[
			'an environment variable',
			'import os\nos.environ["LEFT"] = "1"',
			'import os\nprint("LEFT" in os.environ)',
			'False'
		],
		['a replaced module', 'import sys\nsys.modules["json"] = 3', 'import json\nprint(json.dumps(1))', '1'],
		[
			'an import hook',
			'import sys\nsys.meta_path.clear()\nsys.path.clear()',
			'import colorsys\nprint(1)',
			'1'
		],
		['a trace function', 'import sys\nsys.settrace(lambda *a: 1 / 0)', 'def f(): return 1\nprint(f())', '1'],
		['closed streams', 'import sys\nsys.stdout.close()\nsys.stdin = None', 'print(1)', '1'],
		['another folder', 'import os\nos.chdir("/")', 'import os\nprint(os.getcwd())', '/home/learner']
	])('after %s', (_, first, second, printed) => {
		python.observeProgram(first, {});
		expect(run(second).printed).toBe(`${printed}\n`);
	});

	test('a module of the same name is read anew', () => {
		const files = (text: string) => [
			{ path: 'main.py', text: 'import menu\nprint(menu.tea)' },
			{ path: 'menu.py', text }
		];
		run('', { files: files('tea = 1') });
		expect(run('', { files: files('tea = 2') }).printed).toBe('2\n');
	});
});
