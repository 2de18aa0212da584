import { pencilIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Somebody else is answering here too: said above the field, before two answers leave. */
export function TypingNote({ ticketId }: { ticketId: string }) {
  const { people, texts, words } = useDesk();
  const names = people.typingOn(ticketId).map(({ name }) => name);
  const list = new Intl.ListFormat(words.value.locale, { type: 'conjunction' });
  return (
    <p class="typing-note" role="status">
      {names.length > 0 && (
        <>
          <Icon of={pencilIcon} />
          {texts.presence.typingNow(list.format(names), names.length)}
        </>
      )}
    </p>
  );
}
