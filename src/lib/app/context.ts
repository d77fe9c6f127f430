import { createContext } from 'svelte';
import type { Glim } from './glim.svelte.ts';

/** The app, for every page below the root layout. */
export const [useGlim, provideGlim] = createContext<Glim>();
