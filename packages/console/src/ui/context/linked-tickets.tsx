import type { TicketLink } from '@sinia/contracts';
import { formatReference } from '@sinia/core';
import { plusIcon, xIcon } from '@sinia/design/icons';
import { actionOf } from '../../actions/registry.ts';
import { toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { StatusGlyph } from '../parts/status.tsx';

/** The tickets about the same matter, with the status that they have now. */
export function LinkedTickets() {
  const desk = useDesk();
  const thread = desk.ticket.thread.value;
  const { links } = desk.texts;
  const add = actionOf('linkTicket');
  if (!thread) return null;
  return (
    <section class="context-section">
      <h3 class="context-title">{links.title}</h3>
      <ul class="previous">
        {thread.links.map((link) => (
          <Linked key={link.ticket.id} link={link} from={thread.ticket.id} />
        ))}
      </ul>
      {add.when(desk) && (
        <button
          type="button"
          class="s-button s-button-quiet s-button-small"
          onClick={() => void add.run(desk)}
        >
          <Icon of={plusIcon} />
          {links.add}
        </button>
      )}
    </section>
  );
}

function Linked({ link, from }: { link: TicketLink; from: string }) {
  const desk = useDesk();
  const { links } = desk.texts;
  const { ticket, kind, role } = link;
  const split = kind === 'split' && (role === 'part' ? links.role.split : links.role.splitFrom);
  const remove = async () => {
    try {
      await desk.port.work.unlink(from, ticket.id);
      desk.toasts.say(links.removed);
    } catch (thrown) {
      desk.toasts.warn(explain(desk.texts, links.failed, toDeskError(thrown)));
    }
    await desk.ticket.refresh();
  };
  return (
    <li class="linked">
      <button type="button" class="previous-ticket" onClick={() => void desk.openTicket(ticket.id)}>
        <StatusGlyph status={ticket.status} />
        <bdi class="s-truncate">{ticket.subject.slice(0, 120)}</bdi>
        <span class="s-small s-muted">{split || links.role[role]}</span>
      </button>
      {desk.mayWrite && (
        <button
          type="button"
          class="tag-remove"
          aria-label={links.remove(formatReference(ticket.reference))}
          onClick={() => void remove()}
        >
          <Icon of={xIcon} />
        </button>
      )}
    </li>
  );
}
