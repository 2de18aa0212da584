import { useDesk } from '../parts/desk-context.ts';
import { useChats, withChats } from './chats-context.ts';

/** Whether the customer is in the chat, said above the field in which they are answered. */
export const ChatNote = withChats(({ ticketId }: { ticketId: string }) => {
  const desk = useDesk();
  const { texts } = useChats();
  if (!desk.chats.value) return null;
  const chat = desk.chats.value.chats.find((one) => one.ticketId === ticketId);
  return (
    <p class="chat-note" role="status" data-here={chat ? true : undefined}>
      {chat ? (chat.typing ? texts.typing : texts.here) : texts.gone}
    </p>
  );
});
