export * from './fake-aquacis.ts';
export * from './fake-state.ts';
export * from './send-http.ts';
export * from './serve-aquacis.ts';
export * from './synthetic/customer-at.ts';
export * from './write-files.ts';
