import type { Exercise } from '#lib/curriculum/exercise.ts';
import { lookUp } from '#lib/learner/lookup.ts';
import type { LearnerState } from '#lib/learner/state.ts';
import type { ProfileStore } from '#lib/store/profile-store.ts';
import type { Glim } from '#lib/app/glim.svelte.ts';
import { ActiveClock } from './active-clock.ts';
import { AnswerDesk } from './answer-desk.svelte.ts';
import { ChoiceDesk } from './choice-desk.svelte.ts';
import { claimExercise } from './claim.ts';
import { CodeDesk } from './code-desk.svelte.ts';
import { DraftKeeper } from './draft-keeper.svelte.ts';
import { Episode } from './episode.svelte.ts';
import type { Resumed } from './episode.svelte.ts';

export type Desk = CodeDesk | AnswerDesk | ChoiceDesk;

/** An exercise the learner has on the screen. */
export interface OpenExercise {
	readonly desk: Desk;
	readonly clock: ActiveClock;
	/** Whether another tab of this learner has it open too. */
	readonly isElsewhere: boolean;
	/** Writes what is pending and lets go. */
	close(): Promise<void>;
}

/** Reads what was left here, logs that the exercise was opened, and lays out the desk for its kind. */
export async function openExercise(glim: Glim, exercise: Exercise): Promise<OpenExercise> {
	const store = await glim.store();
	const state = store.state();
	const claim = await claimExercise(store.profile.id, exercise.id);
	const clock = new ActiveClock(Date.now(), document.visibilityState === 'visible');
	const episode = new Episode(
		exercise,
		(draft, source) => glim.record(draft, source, store),
		clock,
		contextOf(glim, exercise),
		resumedOf(state, exercise.id)
	);
	// A log that cannot be written is told on the page; the exercise can be worked on all the same.
	void episode.open().catch(glim.report);
	const { draft, restored, removeSaver } = await openDraft(glim, store, exercise.id);
	return {
		desk: layOut(glim, exercise, episode, draft, restored),
		clock,
		isElsewhere: claim.isElsewhere,
		async close() {
			await draft.end();
			removeSaver();
			claim.release();
		}
	};
}

function layOut(
	glim: Glim,
	exercise: Exercise,
	episode: Episode,
	draft: DraftKeeper,
	restored: string | undefined
): Desk {
	switch (exercise.kind) {
		case 'code': {
			const runner = () => glim.python.open();
			return new CodeDesk({ exercise, episode, draft, runner, restored, random: Math.random });
		}
		case 'predict':
			return new AnswerDesk(exercise, episode, draft, restored);
		case 'choice':
			return new ChoiceDesk(exercise, episode);
	}
}

async function openDraft(glim: Glim, store: ProfileStore, id: string) {
	const before = await store.drafts.load(id).catch(glim.report);
	let revision = before?.revision;
	const draft = new DraftKeeper(async (text) => {
		try {
			revision = (await store.drafts.save(id, text, revision)).revision;
			glim.noteRoom();
		} catch (error) {
			glim.report(error);
			throw error;
		}
	});
	const removeSaver = glim.unsaved.add(async () => {
		await draft.flush();
		return draft.isSaved;
	});
	return { draft, restored: before?.text, removeSaver };
}

/** An episode that was not ended goes on, in whatever tab or session: the newest of this learner's devices. */
function resumedOf(state: LearnerState, id: string): Resumed | undefined {
	const episodes = Object.values(lookUp(state.items, id)?.episodes ?? {});
	const open = episodes.filter((episode) => !episode.isEnded).sort((a, b) => b.lastAt - a.lastAt)[0];
	return open && { submissions: open.submissions, hints: open.hints };
}

/** Why this exercise is on the screen, as far as the recommendation knows. */
function contextOf(glim: Glim, exercise: Exercise) {
	const isDue = glim.skills.some((skill) => skill.id === exercise.skill && skill.status === 'due');
	const next = glim.next.kind === 'exercise' && glim.next.exercise === exercise.id ? glim.next : undefined;
	return {
		mode: isDue ? ('review' as const) : ('practice' as const),
		...(next ? { why: next.reason.kind, p: next.p } : {})
	};
}
