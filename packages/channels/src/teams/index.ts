export * from './teams-channel.ts';
