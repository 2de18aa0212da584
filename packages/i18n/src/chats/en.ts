import type { ChatsTexts } from './ca.ts';

/** What agents read about live chats, in English. */
export const en: ChatsTexts = {
  title: 'Chat',
  available: 'Answering chats',
  away: 'Away',
  attend: 'Answer chats',
  leave: 'Stop answering chats',
  waiting: (count: number) => (count === 1 ? '1 chat waits' : `${count} chats wait`),
  waits: (name: string, time: string) => `${name} has been waiting for ${time}`,
  anonymous: 'Somebody without a name',
  here: 'They are in the chat now.',
  typing: 'They are writing in the chat…',
  gone: {
    by: (address) => `They have left the chat: the answer goes to ${address}.`,
    nobody:
      'They have left the chat and gave no address: nobody will read the answer unless they come back to the same page.',
  },
  failed: 'That could not be changed. Try again.',
  closed: 'The chat is closed at this hour.',
};
