// Runs before the first paint, so that no page flashes in the wrong light. The keys and values are those of
// src/lib/ui/appearance.svelte.ts; a file and not an inline script, because the policy allows no inline one.
(function () {
	var root = document.documentElement;
	var theme = null;
	var size = null;
	var known = null;
	try {
		theme = localStorage.getItem('glim-theme');
		size = localStorage.getItem('glim-text-size');
		known = localStorage.getItem('glim-known');
	} catch {
		// Storage is blocked: the system's theme and the usual size.
	}
	root.dataset.theme = /^(dark|light|contrast)$/.test(theme) ? theme : 'system';
	// Someone has learned here before: home does not greet them as a stranger while their work is being read.
	if (known !== null) root.dataset.known = '';
	if (/^(large|larger|largest)$/.test(size)) root.dataset.textSize = size;
})();
