export * from './call-fact.ts';
export * from './call-state.ts';
export * from './caller.ts';
export { conversationOf } from './conversation.ts';
export type { Leg } from './legs.ts';
export * from './outcome.ts';
export * from './rating.ts';
export type { Talk } from './talks.ts';
