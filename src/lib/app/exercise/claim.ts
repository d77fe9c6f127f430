export interface Claim {
	/** Whether another tab had the exercise open first. */
	readonly isElsewhere: boolean;
	release(): void;
}

/** Marks an exercise as open in this tab, so that a second tab can tell its learner. */
export async function claimExercise(learner: string, exercise: string): Promise<Claim> {
	if (!('locks' in navigator)) return { isElsewhere: false, release: () => {} };
	return new Promise((resolve) => {
		void navigator.locks.request(`glim ${learner} ${exercise}`, { ifAvailable: true }, (lock) => {
			if (!lock) return resolve({ isElsewhere: true, release: () => {} });
			return new Promise<void>((release) => resolve({ isElsewhere: false, release }));
		});
	});
}
