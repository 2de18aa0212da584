import { lazyPart } from '../parts/lazy-part.tsx';
import type { WrittenPartProps } from './written-part.tsx';

export const Written = lazyPart<WrittenPartProps>(
  async () => (await import('./written-part.tsx')).WrittenPart,
);
