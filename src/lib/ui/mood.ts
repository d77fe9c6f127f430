/** What Glim feels, shown by the lantern and the eye. */
export type Mood = 'idle' | 'thinking' | 'pleased' | 'concerned' | 'asleep';
