import type { Ticket } from '@sinia/contracts';
import { wayOutOfChat } from '@sinia/core/chat';
import { useDesk } from '../parts/desk-context.ts';
import { useChats, withChats } from './chats-context.ts';

/** Whether the customer is in the chat, and what becomes of an answer if they are not: said above its field. */
export const ChatNote = withChats(({ ticket }: { ticket: Ticket }) => {
  const desk = useDesk();
  const { texts } = useChats();
  if (!desk.chats.value) return null;
  const chat = desk.chats.value.chats.find((one) => one.ticketId === ticket.id);
  const sentence = chat ? (chat.typing ? texts.typing : texts.here) : goneFrom(ticket, texts);
  return (
    <p class="chat-note" role="status" data-here={chat ? true : undefined}>
      {sentence}
    </p>
  );
});

/** The answer to somebody who has left goes by mail, or is read by nobody. */
function goneFrom(
  { noticeRoute, requester }: Ticket,
  { gone }: ReturnType<typeof useChats>['texts'],
): string {
  const way = noticeRoute?.channel === 'chat' ? wayOutOfChat(requester.email ?? undefined) : noticeRoute;
  return way ? gone.by(way.address) : gone.nobody;
}
