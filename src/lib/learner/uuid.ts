/**
 * A UUIDv7 (RFC 9562 §5.7): ids made later sort later. `now` are epoch milliseconds, `random` at least ten
 * random bytes; six bits of them give way to the version and the variant.
 */
export function makeUuid(now: number, random: Uint8Array): string {
	if (random.length < 10) throw new RangeError('A UUIDv7 needs ten random bytes.');
	const time = Math.floor(now).toString(16).padStart(12, '0');
	const [a = 0, b = 0, c = 0, ...rest] = random;
	const version = ((0x7 << 12) | ((a & 0x0f) << 8) | b).toString(16);
	const variant = byte((c & 0x3f) | 0x80) + byte(rest[0] ?? 0);
	const node = rest.slice(1, 7).map(byte).join('');
	return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}`;
}

function byte(value: number): string {
	return value.toString(16).padStart(2, '0');
}
