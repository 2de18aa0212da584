export * from './instagram-channel.ts';
