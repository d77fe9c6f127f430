import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestCase } from '#lib/curriculum/exercise.ts';
import { exerciseOf, runProgram, startRunner, warmUp } from '../browser/run/python.ts';

/*
 * Attacks in Python, through both walls. Each tries for something and prints REACHED when it has it; what
 * it printed and the log of an address that would answer anyone say whether it got through.
 */

const runner = startRunner();
beforeAll(() => warmUp(runner), 60_000);
afterAll(() => runner.dispose());

async function seen(word: string): Promise<readonly string[]> {
	return (await fetch(`/__spy/seen?${word}`)).json();
}

const attempt = `
import asyncio, inspect
def attempt(action):
    try:
        found = action()
        if inspect.isawaitable(found):
            async def wait():
                return await asyncio.wait_for(found, 1)
            found = asyncio.run(wait())
        print("REACHED", found)
    except BaseException as error:
        print("blocked", type(error).__name__)
`;

async function attack(code: string): Promise<string> {
	const { outcome, text } = await runProgram(runner, `${attempt}\n${code}\n`);
	return outcome.status === 'finished' ? text : `${text}${JSON.stringify(outcome)}`;
}

test('an attack that succeeds is noticed, or the tests below would prove nothing', async () => {
	expect(await attack('attempt(lambda: asyncio.sleep(0, "gold"))')).toBe('REACHED gold\n');
});

const url = (word: string) => `${location.origin}/__spy/${word}`;

test.each<[string, (url: string) => string]>([
	['pyfetch', (at) => `from pyodide.http import pyfetch\nattempt(lambda: pyfetch("${at}"))`],
	['open-url', (at) => `from pyodide.http import open_url\nattempt(lambda: open_url("${at}"))`],
	[
		'urllib',
		(at) => `import urllib.request\nattempt(lambda: urllib.request.urlopen("${at}", timeout=2).read())`
	],
	[
		'http-client',
		() =>
			`import http.client\ndef go():\n    c = http.client.HTTPConnection("${location.hostname}", ${location.port}, timeout=2)\n    c.request("GET", "/__spy/http-client")\n    return c.getresponse().status\nattempt(go)`
	],
	[
		'socket',
		() =>
			`import socket\ndef go():\n    s = socket.create_connection(("${location.hostname}", ${location.port}), 2)\n    s.sendall(b"GET /__spy/socket HTTP/1.0\\r\\n\\r\\n")\n    return s.recv(10)\nattempt(go)`
	],
	['js-fetch', (at) => `import js\nattempt(lambda: js.fetch("${at}"))`],
	[
		'js-constructor',
		(at) => `import js\nattempt(lambda: js.console.log.constructor("return fetch('${at}')")())`
	],
	[
		'js-object',
		(at) => `import js\nattempt(lambda: js.console.constructor.constructor("return fetch('${at}')")())`
	],
	['run-js', (at) => `from pyodide.code import run_js\nattempt(lambda: run_js("fetch('${at}')"))`],
	['load-package', (at) => `import pyodide_js\nattempt(lambda: pyodide_js.loadPackage("${at}"))`],
	[
		'api-eval',
		(at) =>
			`import pyodide_js\nattempt(lambda: pyodide_js._api.config.jsglobals.constructor.constructor("return fetch('${at}')")())`
	],
	[
		'module-script',
		(at) =>
			`import pyodide_js\nattempt(lambda: pyodide_js._module.preloadFile("/", "x", "${at}", True, True))`
	],
	[
		'lazy-file',
		(at) =>
			`import pyodide_js\ndef go():\n    pyodide_js.FS.createLazyFile("/", "lazy", "${at}", True, False)\n    return open("/lazy").read()\nattempt(go)`
	],
	['websocket', (at) => `import js\nattempt(lambda: js.WebSocket.new("${at.replace('http', 'ws')}"))`],
	[
		'webbrowser',
		(at) => `import webbrowser\nattempt(lambda: "opened" if webbrowser.open("${at}") else 1 / 0)`
	],
	['subprocess', (at) => `import subprocess\nattempt(lambda: subprocess.run(["curl", "${at}"]))`],
	['os-system', (at) => `import os\nattempt(lambda: 1 / 0 if os.system("curl ${at}") else "ran")`],
	['micropip', (at) => `def go():\n    import micropip\n    return micropip.install("${at}")\nattempt(go)`]
])('no request leaves by %s', async (word, code) => {
	const text = await attack(code(url(word)));
	expect(text).not.toContain('REACHED');
	expect(await seen(word)).toEqual([]);
});

test.each([
	...[
		'indexedDB',
		'caches',
		'localStorage',
		'document',
		'window',
		'self',
		'globalThis',
		'parent',
		'postMessage'
	],
	...['navigator', 'location', 'Worker', 'BroadcastChannel', 'importScripts', 'WebAssembly', 'eval', 'fetch']
])('js.%s is not there', async (name) => {
	expect(await attack(`import js\nattempt(lambda: js.${name})`)).toBe('blocked AttributeError\n');
});

describe('a forged answer does not pass', () => {
	const four: TestCase['expect'] = { kind: 'value', value: { type: 'int', value: '4' }, tolerance: 1e-9 };
	const hello: TestCase['expect'] = { kind: 'output', text: 'hello' };

	test.each([
		[
			'an object equal to everything',
			'class A:\n    def __eq__(self, other): return True\n    def __hash__(self): return 4\ndef f(): return A()'
		],
		[
			'an int equal to everything',
			'class A(int):\n    def __eq__(self, other): return True\n    def __repr__(self): return "4"\ndef f(): return A(5)'
		],
		[
			'a class that calls itself int',
			'class int:\n    def __repr__(self): return "4"\ndef f(): return int()'
		],
		[
			'a metaclass that lies about its name',
			'class M(type):\n    __name__ = "int"\nclass A(metaclass=M): pass\ndef f(): return A()'
		],
		[
			'patched builtins',
			'import builtins\nbuiltins.all = lambda x: True\nbuiltins.type = lambda x: int\nbuiltins.repr = lambda x: "4"\ndef f(): return 5'
		],
		[
			'a patched unittest',
			'import unittest\nunittest.TestCase.assertEqual = lambda *a: None\ndef f(): return 5'
		],
		[
			'a patched json',
			'import json\njson.dumps = lambda x: \'{"kind":"value","value":{"type":"int","value":"5"},"printed":"hello"}\'\ndef f(): return 5'
		],
		[
			'walking the frames for what is expected',
			'import sys\ndef f():\n    frame = sys._getframe()\n    while frame:\n        for value in list(frame.f_locals.values()) + list(frame.f_globals.values()):\n            if isinstance(value, dict) and "expect" in value: return value["expect"]\n        frame = frame.f_back\n    return 5'
		],
		['leaving early', 'import sys, os\ndef f(): os._exit(0)\nsys.exit(0)'],
		['raising out of everything', 'class A(BaseException): pass\ndef f(): raise A("4")']
	])('by %s', async (_, source) => {
		const outcome = await runner.grade(
			exerciseOf('', [
				{ probe: { kind: 'call', expression: 'f()' }, expect: four },
				{ expect: hello },
				{ hidden: true, probe: { kind: 'call', expression: 'f()' }, expect: four }
			]),
			source,
			1
		);
		expect(outcome.passed).toBe(false);
		expect(outcome.results.map((result) => result.verdict)).not.toContain('passed');
	});

	test('by searching the memory for what is expected', async () => {
		const expected = `glim-secret-${Math.random()}`;
		const source = `
import gc
def f():
    for found in gc.get_objects():
        values = found.values() if type(found) is dict else found if type(found) in (list, tuple, set) else ()
        for value in list(values):
            if type(value) is str and value.startswith("-".join(["glim", "secret", "0."])):
                return value
`;
		const exercise = exerciseOf(`def f(): return "${expected}"`, [
			{
				probe: { kind: 'call', expression: 'f()' },
				expect: { kind: 'value', value: { type: 'str', value: expected }, tolerance: 0 }
			},
			{ probe: { kind: 'call', expression: 'f()' }, expect: { kind: 'solution', of: 'value', tolerance: 0 } }
		]);
		const outcome = await runner.grade(exercise, source, 1);
		expect(outcome.results.map((result) => [result.expected, result.actual])).toEqual([
			[`'${expected}'`, 'None'],
			[`'${expected}'`, 'None']
		]);
	});

	test('by knowing the random inputs of an earlier submission', async () => {
		const exercise = exerciseOf('def f(n): return n * n', [
			{
				draws: { n: { kind: 'int', low: 1000, high: 999_999 } },
				probe: { kind: 'call', expression: 'f({n})' },
				expect: { kind: 'solution', of: 'value', tolerance: 0 }
			}
		]);
		const first = await runner.grade(exercise, 'def f(n): return 0', 1);
		const source = `def f(n): return ${first.results[0]?.expected}`;
		expect((await runner.grade(exercise, source, 1)).passed).toBe(true);
		expect((await runner.grade(exercise, source, 2)).passed).toBe(false);
	});
});

describe('a bomb harms only its own run:', () => {
	test.each([
		['files', 'with open("x", "wb") as f:\n    while True: f.write(b"x" * 10**6)', 'failed|timedOut'],
		['directories', 'import os\nwhile True:\n    os.mkdir("d")\n    os.chdir("d")', 'failed|timedOut'],
		['threads', 'import threading\nwhile True: threading.Thread(target=print).start()', 'failed'],
		[
			'tasks',
			'import asyncio\nasync def f():\n    while True: asyncio.ensure_future(f())\nasyncio.run(f())',
			'outOfMemory|timedOut'
		],
		[
			'generators',
			'x = iter([])\nfor i in range(10**6): x = map(str, x)\nprint(list(x))',
			'recursed|finished|outOfMemory|crashed|timedOut'
		],
		['exceptions', 'def f():\n    try: f()\n    finally: f()\nf()', 'timedOut|recursed'],
		['a deep value', 'x = []\nfor i in range(10**6): x = [x]\nprint(len(repr(x)))', 'recursed|timedOut'],
		['a huge exception', 'raise ValueError("x" * 10**8)', 'failed|timedOut'],
		['a huge line', 'print("x" * 10**8)', 'tooMuchOutput|outOfMemory'],
		['a killed interpreter', 'import os\nos.abort()', 'crashed|recursed'],
		['an exit', 'import os\nos._exit(3)', 'crashed|finished|failed'],
		['a signal', 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', 'crashed|finished|failed']
	])('%s', async (_, source, statuses) => {
		const { outcome } = await runProgram(runner, source, { limits: { wallMs: 1_500 } });
		expect(outcome.status).toMatch(new RegExp(`^(${statuses})$`));
		expect((await runProgram(runner, 'print("next")')).text).toBe('next\n');
	});
});

describe('the next run is not poisoned by', () => {
	test.each([
		['builtins', 'import builtins\nbuiltins.print = builtins.open = builtins.exec = builtins.compile = None'],
		[
			'deleted builtins',
			'import builtins\nfor name in list(vars(builtins)):\n    try: delattr(builtins, name)\n    except Exception: pass'
		],
		[
			'modules',
			'import sys\nfor name in ("io", "os", "json", "ast", "traceback", "linecache"): sys.modules[name] = None'
		],
		[
			'the import machinery',
			'import sys\nsys.meta_path.clear()\nsys.path_hooks.clear()\nsys.path_importer_cache.clear()'
		],
		['hooks', 'import sys\nsys.excepthook = sys.displayhook = None\nsys.setprofile(lambda *a: 1 / 0)'],
		[
			'the harness',
			'import sys\nfor name in list(vars(sys.modules["glim"])):\n    setattr(sys.modules["glim"], name, None)'
		],
		['a low recursion limit', 'import sys\nsys.setrecursionlimit(40)'],
		['files', 'import os\nos.makedirs("deep/er")\nos.chmod(".", 0o000)'],
		['closed descriptors', 'import os\nfor n in range(10):\n    try: os.close(n)\n    except OSError: pass'],
		[
			'a left task',
			'import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nasyncio.ensure_future(f())'
		],
		['a busy callback', 'import asyncio\nasync def f():\n    while True: pass\nasyncio.ensure_future(f())']
	])('%s', async (_, source) => {
		await runProgram(runner, source, { limits: { wallMs: 1_500 } });
		const { outcome, text } = await runProgram(
			runner,
			'import json, math\nprint(json.dumps(1), len([]), math.floor(2.5))'
		);
		expect([outcome.status, text]).toEqual(['finished', '1 0 2\n']);
	});
});
