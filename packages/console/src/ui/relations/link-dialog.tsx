import type { TicketSummary } from '@sinia/contracts';
import { useState } from 'preact/hooks';
import { toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { likelyTickets } from './likely-tickets.ts';
import { TicketPicker } from './ticket-picker.tsx';

const KINDS = ['related', 'child'] as const;

/** Says that the open ticket and another are about the same matter. */
export function LinkDialog() {
  const desk = useDesk();
  const { links, help, many, failure } = desk.texts;
  const [kind, setKind] = useState<(typeof KINDS)[number]>('related');
  const id = desk.ticket.id.value ?? '';
  const close = () => {
    desk.overlay.value = 'none';
  };
  const pick = async (other: TicketSummary) => {
    close();
    try {
      await desk.port.work.link(id, { ticketId: other.id, kind });
      const undo = async () => {
        await desk.port.work.unlink(id, other.id);
        await desk.ticket.refresh();
      };
      desk.toasts.say(links.done, {
        ...{ label: many.undo, undo: true },
        run: () => void undo().catch(() => desk.toasts.warn(failure.unknown)),
      });
    } catch (thrown) {
      desk.toasts.warn(explain(desk.texts, links.failed, toDeskError(thrown)));
    }
    await desk.ticket.refresh();
  };
  return (
    <Dialog title={links.add} closeLabel={help.close} onClose={close}>
      <fieldset class="choices link-kinds">
        <legend class="s-label">{links.kind}</legend>
        <div class="s-segments">
          {KINDS.map((one) => (
            <button
              key={one}
              type="button"
              class="s-button s-button-small"
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {links.kinds[one]}
            </button>
          ))}
        </div>
      </fieldset>
      <TicketPicker
        suggested={likelyTickets(desk)}
        without={[id]}
        label={links.pick}
        none={links.none}
        onPick={(other) => void pick(other)}
      />
    </Dialog>
  );
}
