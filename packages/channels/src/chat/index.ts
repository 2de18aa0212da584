export { createChat } from './chat-channel.ts';
