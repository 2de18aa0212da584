export * from './messenger-channel.ts';
