export * from './access.ts';
export * from './calls.ts';
export * from './directory.ts';
export * from './following.ts';
export * from './mailboxes.ts';
export * from './sso.ts';
export * from './staff.ts';
export * from './tickets.ts';
