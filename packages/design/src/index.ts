export { contrastPairs } from './contrast-pairs.ts';
export type { Icon } from './icons.generated.ts';
