import type { Chat } from '@sinia/sdk';
import type { TextsController } from '../controllers/texts-controller.ts';
import { asideOf } from './lines.ts';

/** How a conversation stands, in one line: the connection, who writes or is there, how long it will be; or nothing. */
export function standingLine(texts: TextsController, chat: Chat, connected: boolean): string | null {
  if (!connected) return texts.term('chatLost');
  const { agents, answersTo, position } = chat;
  const typing = agents.find((one) => one.typing);
  if (typing) return texts.term('chatTyping', typing.name);
  const aside = asideOf(chat, Date.now());
  if (aside === 'patience') return texts.term('chatPatience');
  if (aside === 'quiet') return texts.term('chatQuiet');
  if (answersTo) return texts.term('chatAnswersTo', answersTo);
  const [with_] = agents;
  if (with_) return texts.term('chatWith', with_.name);
  if (aside !== 'position') return null;
  return position ? texts.term('chatPosition', position) : texts.term('chatNext');
}
