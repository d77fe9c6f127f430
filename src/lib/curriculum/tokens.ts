/** Where a scan stands: the source, and what it has found so far. */
interface Scan {
	readonly source: string;
	readonly found: Set<string>;
	at: number;
}

const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const number = /(?:\d|\.\d)[\w.]*/uy;
const stringStart = /([A-Za-z]{0,2})('''|"""|'|")/y;
const prefixes = /^(?:|r|b|u|f|t|br|rb|fr|rf|tr|rt)$/i;

/**
 * The names and keywords that stand in a Python program, outside strings and comments. What an f-string
 * computes (`f"{price * 2}"`) counts, its text does not. Broken programs are read as far as they go.
 */
export function findNames(source: string): Set<string> {
	const scan: Scan = { source, found: new Set(), at: 0 };
	while (scan.at < source.length) scanCode(scan);
	return scan.found;
}

/** Reads one token of code. */
function scanCode(scan: Scan): void {
	const start = matchAt(stringStart, scan);
	if (start && prefixes.test(start[1] ?? '')) return scanString(scan, start[1] ?? '', start[2] ?? '');
	const word = matchAt(name, scan);
	if (word) {
		scan.found.add(word[0].normalize('NFKC'));
		scan.at += word[0].length;
		return;
	}
	const digits = matchAt(number, scan);
	if (digits) scan.at += digits[0].length;
	else if (scan.source[scan.at] === '#') skipLine(scan);
	else scan.at += 1;
}

function matchAt(pattern: RegExp, scan: Scan): RegExpExecArray | null {
	pattern.lastIndex = scan.at;
	return pattern.exec(scan.source);
}

function skipLine(scan: Scan): void {
	const end = scan.source.indexOf('\n', scan.at);
	scan.at = end < 0 ? scan.source.length : end;
}

function scanString(scan: Scan, prefix: string, quote: string): void {
	const computes = /[ft]/i.test(prefix);
	scan.at += prefix.length + quote.length;
	while (scan.at < scan.source.length) {
		if (scan.source.startsWith(quote, scan.at)) {
			scan.at += quote.length;
			return;
		}
		// A string of one line ends with its line, whether or not it was closed.
		if (quote.length === 1 && scan.source[scan.at] === '\n') return;
		scanStringPart(scan, computes, quote);
	}
}

function scanStringPart(scan: Scan, computes: boolean, quote: string): void {
	const two = scan.source.slice(scan.at, scan.at + 2);
	if (two[0] === '\\' || (computes && (two === '{{' || two === '}}'))) {
		scan.at += two.length;
	} else if (computes && two[0] === '{') {
		scan.at += 1;
		scanReplacement(scan, quote);
	} else {
		scan.at += 1;
	}
}

/** Reads the inside of `{…}` in an f-string: an expression, `!r`, and a format that may nest further ones. */
function scanReplacement(scan: Scan, quote: string): void {
	let depth = 0;
	while (scan.at < scan.source.length) {
		const character = scan.source[scan.at] ?? '';
		if (depth === 0 && character === '}') {
			scan.at += 1;
			return;
		}
		if (depth === 0 && character === ':') return scanFormat(scan, quote);
		if (depth === 0 && /^![rsa]\s*[:}]/.test(scan.source.slice(scan.at, scan.at + 12))) {
			scan.at += 2;
			continue;
		}
		if (quote.length === 1 && character === '\n' && depth === 0) return;
		if ('([{'.includes(character)) depth += 1;
		if (')]}'.includes(character)) depth -= 1;
		scanCode(scan);
	}
}

function scanFormat(scan: Scan, quote: string): void {
	while (scan.at < scan.source.length) {
		const character = scan.source[scan.at];
		if (scan.source.startsWith(quote, scan.at) || (quote.length === 1 && character === '\n')) return;
		scan.at += 1;
		if (character === '}') return;
		if (character === '{') scanReplacement(scan, quote);
	}
}
