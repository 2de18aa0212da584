import type { Ticket } from '@sinia/contracts';
import { copyIcon, trashIcon, triangleAlertIcon, undo2Icon } from '@sinia/design/icons';
import { DeskError, type DeskErrorCode } from '../../port/desk-error.ts';
import { reasonOf } from '../../state/explain.ts';
import type { Outgoing } from '../../state/held-replies.ts';
import { discardReply, undoReply } from '../../state/undo-last.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Replies that could not leave: why, and their words, until their author has decided. */
export function RefusedReplies({ ticket }: { ticket: Ticket }) {
  const refused = useDesk().held.of(ticket.id);
  return (
    <>
      {refused.map(
        (reply) => reply.refusal && <RefusedReply key={reply.key} reply={reply} ticket={ticket} />,
      )}
    </>
  );
}

function RefusedReply({ reply, ticket }: { reply: Outgoing; ticket: Ticket }) {
  const desk = useDesk();
  const { held } = desk.texts;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(reply.message.body);
      desk.toasts.say(held.copied);
    } catch {
      desk.toasts.warn(desk.texts.failure.copy);
    }
  };
  return (
    <section class="s-notice s-notice-warning refused" role="alert">
      <p class="refused-title">
        <Icon of={triangleAlertIcon} />
        <span>
          {held.refused} {reasonOf(desk.texts, new DeskError(reply.refusal as DeskErrorCode))}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="refused-text s-prose" dir="auto" tabIndex={0} aria-label={held.text}>
        {reply.message.body}
      </section>
      <p class="refused-choice">
        {ticket.status !== 'closed' && (
          <button
            type="button"
            class="s-button s-button-small s-button-strong"
            onClick={() => void undoReply(desk, reply.key)}
          >
            <Icon of={undo2Icon} />
            {held.restore}
          </button>
        )}
        <button type="button" class="s-button s-button-small" onClick={() => void copy()}>
          <Icon of={copyIcon} />
          {held.copy}
        </button>
        <button
          type="button"
          class="s-button s-button-small"
          onClick={() => void discardReply(desk, reply.key)}
        >
          <Icon of={trashIcon} />
          {held.discard}
        </button>
      </p>
    </section>
  );
}
