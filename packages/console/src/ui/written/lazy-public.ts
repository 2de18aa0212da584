import { lazyPart } from '../parts/lazy-part.tsx';
import type { PublicChoiceProps } from './public-choice.tsx';
import type { PublicMarkProps } from './public-mark.tsx';

/** Few tickets are read by everybody: what is said of those comes with the first of them. */
export const PublicChoice = lazyPart<PublicChoiceProps>(
  async () => (await import('./public-choice.tsx')).PublicChoice,
);
export const PublicMark = lazyPart<PublicMarkProps>(
  async () => (await import('./public-mark.tsx')).PublicMark,
);
