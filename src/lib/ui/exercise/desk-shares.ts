/** How the learner has divided the desk, in per cent of its width and height. */
export interface DeskShares {
	/** Of the width, for the task. */
	readonly task: number;
	/** Of the height beside it, for the code. */
	readonly work: number;
}

export const usualShares: DeskShares = { task: 41, work: 48 };
export const shareRange = { least: 20, most: 80 };

const key = 'glim-desk';

const isShare = (value: unknown): value is number =>
	typeof value === 'number' && value >= shareRange.least && value <= shareRange.most;

/** Reads what was kept on this device; what is missing, broken or out of range is as usual. */
export function readShares(storage: () => Pick<Storage, 'getItem'>): DeskShares {
	try {
		const kept: unknown = JSON.parse(storage().getItem(key) ?? '{}');
		if (typeof kept !== 'object' || kept === null) return usualShares;
		return {
			task: 'task' in kept && isShare(kept.task) ? kept.task : usualShares.task,
			work: 'work' in kept && isShare(kept.work) ? kept.work : usualShares.work
		};
	} catch {
		return usualShares;
	}
}

/** Keeps the division for the next exercise; where the browser keeps nothing it lasts as long as the page. */
export function keepShares(shares: DeskShares, storage: () => Pick<Storage, 'setItem'>): void {
	try {
		storage().setItem(key, JSON.stringify(shares));
	} catch {
		// A matter of comfort: the desk works as it is.
	}
}
