export * from './holidays.ts';
export * from './local-time.ts';
export * from './working-days.ts';
