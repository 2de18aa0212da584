import type { Ticket } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';

interface Props {
  readonly ticket: Ticket;
  readonly note: boolean;
  readonly closed: boolean;
}

/** Which way the message will go and in which language, or why it cannot. */
export function ComposerRoute({ ticket, note, closed }: Props) {
  const { texts, publishing } = useDesk();
  const { composer } = texts;
  const route = ticket.noticeRoute;
  const words = () => {
    if (closed) return composer.closed;
    if (note) return composer.noteReach;
    if (publishing.value === ticket.id) return texts.list.isPublic;
    if (!route) return composer.noRoute;
    return `${composer.via(composer.viaName[route.channel], route.address)}, ${composer.inLanguage[ticket.language]}.`;
  };
  return (
    <p id="composer-route" class="composer-route" data-warning={(!note && !route) || undefined}>
      {words()}
    </p>
  );
}
