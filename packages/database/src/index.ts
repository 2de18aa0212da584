export * from './chain.ts';
export * from './client.ts';
export * from './embedded.ts';
export * from './insert-rows.ts';
export * from './migrate.ts';
export * as schema from './schema/index.ts';
export * from './verify-chains.ts';
