import { describe, expect, it } from 'vitest';
import { drawCurrent, setStage } from '#lib/ui/tree/stage.ts';
import { fitView, openView, revealPoint, scaleView } from '#lib/ui/tree/view.ts';

const layout = { width: 3.2, height: 6 };

describe('the stage of the reef', () => {
	it('spreads out where there is room and closes up on a phone', () => {
		const gap = (width: number) => {
			const stage = setStage(layout, width);
			return stage.toPoint({ x: 1.6, y: 0 }).x - stage.toPoint({ x: 0, y: 0 }).x;
		};
		expect(gap(1200)).toBeGreaterThanOrEqual(230);
		expect(gap(360)).toBeGreaterThanOrEqual(160);
		expect(gap(360)).toBeLessThan(gap(1200));
	});

	it('keeps room for every lamp, the name beside it and Glim', () => {
		const stage = setStage(layout, 360);
		const first = stage.toPoint({ x: 0, y: 0 });
		const last = stage.toPoint({ x: layout.width, y: layout.height });
		expect(first.x).toBeGreaterThan(40);
		expect(stage.width - last.x).toBeGreaterThan(110);
		expect(stage.height - last.y).toBeGreaterThan(32);
	});

	it('lets a current leave a lamp downwards and enter the next from above', () => {
		const stage = setStage(layout, 360);
		const path = drawCurrent(
			[
				[0, 0],
				[1.6, 1]
			],
			stage
		);
		const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
		expect(numbers).toHaveLength(8);
		const [x0, y0, cx0, cy0, cx1, cy1, x1, y1] = numbers;
		expect([cx0, cx1]).toEqual([x0, x1]);
		expect(cy0).toBeGreaterThan(y0 ?? 0);
		expect(cy1).toBeLessThan(y1 ?? 0);
		expect(drawCurrent([], stage)).toBe('');
	});
});

describe('the view of the reef', () => {
	const viewport = { width: 400, height: 300 };

	it('shows everything, in the middle', () => {
		expect(fitView({ width: 400, height: 600 }, viewport)).toEqual({ k: 0.5, x: 100, y: 0 });
	});

	it('begins with everything where its names can be read, else with what is next at natural size', () => {
		const focus = { x: 500, y: 2000 };
		expect(openView({ width: 410, height: 300 }, viewport, focus).k).toBeCloseTo(400 / 410);
		expect(openView({ width: 1000, height: 3000 }, viewport, focus)).toEqual({ k: 1, x: -300, y: -1850 });
	});

	it('shrinks a little where that brings the whole width into sight', () => {
		const view = openView({ width: 425, height: 3000 }, viewport, { x: 200, y: 0 });
		expect(view.k).toBeCloseTo(400 / 425);
		expect(view.x).toBeCloseTo(0);
	});

	it('does not show what lies beyond the picture', () => {
		const picture = { width: 1000, height: 3000 };
		expect(openView(picture, viewport, { x: 0, y: 0 })).toEqual({ k: 1, x: 0, y: 0 });
		expect(openView(picture, viewport, { x: 1000, y: 3000 })).toEqual({ k: 1, x: -600, y: -2700 });
	});

	it('zooms about the middle, and not without end', () => {
		const zoomed = scaleView({ x: 0, y: 0, k: 1 }, viewport, 2);
		expect(zoomed).toEqual({ k: 2, x: -200, y: -150 });
		expect(scaleView(zoomed, viewport, 100).k).toBe(2.5);
		expect(scaleView(zoomed, viewport, 0.001).k).toBe(0.25);
	});

	it('moves only for what is out of sight', () => {
		const view = { x: 0, y: 0, k: 1 };
		expect(revealPoint(view, viewport, { x: 200, y: 150 })).toBe(view);
		expect(revealPoint(view, viewport, { x: 900, y: 150 })).toEqual({ k: 1, x: -700, y: 0 });
	});
});
