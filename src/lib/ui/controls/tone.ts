import { m } from '#lib/messages/messages.js';

/** What a message is to the learner. Each tone has a colour, an icon and a word, so that none stands alone. */
export type Tone = 'info' | 'good' | 'warn' | 'bad';

/** The word of a tone, for those who see neither its colour nor its icon. */
export function nameTone(tone: Tone): string {
	switch (tone) {
		case 'info':
			return m.frame_tone_info();
		case 'good':
			return m.frame_tone_good();
		case 'warn':
			return m.frame_tone_warn();
		case 'bad':
			return m.frame_tone_bad();
	}
}
