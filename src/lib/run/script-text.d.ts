/** The file and all it imports as the text of one classic script; see `scripts/script-text.js`. */
declare module '*?script' {
	const text: string;
	export default text;
}
