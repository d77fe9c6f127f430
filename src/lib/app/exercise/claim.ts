export interface Claim {
	/** Whether another tab had the exercise open first. */
	readonly isElsewhere: boolean;
	release(): void;
}

/** Marks an exercise as open in this tab, so that a second tab can tell its learner. */
export async function claimExercise(learner: string, exercise: string): Promise<Claim> {
	if (!('locks' in navigator)) return unclaimed;
	return new Promise((resolve) => {
		navigator.locks
			.request(`glim ${learner} ${exercise}`, { ifAvailable: true }, (lock) => {
				if (!lock) return resolve({ ...unclaimed, isElsewhere: true });
				return new Promise<void>((release) => resolve({ isElsewhere: false, release }));
			})
			// A browser that blocks all storage for this page has locks and refuses them.
			.catch(() => resolve(unclaimed));
	});
}

const unclaimed: Claim = { isElsewhere: false, release: () => undefined };
