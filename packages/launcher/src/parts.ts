/** The pieces of a start, for the bench and the crash tests, which start, stop and kill each process by itself. */
export { buildBundles } from './build-bundles.ts';
export { planChildren } from './children.ts';
export { settlePorts } from './ports.ts';
export { readSecrets } from './secrets.ts';
export { root } from './settings.ts';
export { clearDatabase, startEmbedded } from './start-database.ts';
export { type ChildOptions, runOnce } from './supervise-child.ts';
