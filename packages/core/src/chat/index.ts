export * from './chat-settings.ts';
export * from './chat-standing.ts';
export * from './leaving.ts';
export * from './opening-hours.ts';
export * from './presence.ts';
export * from './queue.ts';
export * from './transcript.ts';
