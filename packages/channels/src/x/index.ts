export * from './x-channel.ts';
