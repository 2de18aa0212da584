export * from './whatsapp-channel.ts';
