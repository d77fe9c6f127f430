import axe from 'axe-core';

/** What axe finds wrong in the document, one line a finding: the rule, the element and why. */
export async function findings(): Promise<readonly string[]> {
	// What is still fading in has the contrast of a ghost.
	for (const each of document.getAnimations())
		if (each.effect?.getTiming().iterations !== Infinity) each.finish();
	const { violations } = await axe.run(document.body, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		// A component stands alone here; landmarks and headings are the page's, and tested on the built app.
		rules: { region: { enabled: false } }
	});
	return violations.flatMap((each) =>
		each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)
	);
}
