export * from './http-directory.ts';
export type * from './http-request.ts';
