import reefLayout from 'virtual:curriculum/reef';
import type { ReefLayout } from './reef-layout.ts';

/** Where every skill stands in the picture of the reef. */
export const layout: ReefLayout = reefLayout;
