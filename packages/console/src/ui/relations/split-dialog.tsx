import { formatReference } from '@sinia/core';
import { useState } from 'preact/hooks';
import { toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { workOnMany } from '../../state/work-on-many.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';

const LONGEST = 200;

/** Makes a customer's message a ticket of its own. */
export function SplitDialog() {
  const desk = useDesk();
  const { split, help, many } = desk.texts;
  const ticket = desk.ticket.thread.value?.ticket;
  const messageId = desk.splitting.value;
  const [subject, setSubject] = useState(ticket?.subject.slice(0, LONGEST) ?? '');
  const close = () => {
    desk.overlay.value = 'none';
  };
  if (!ticket || !messageId) return null;
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    close();
    try {
      const opened = await desk.port.work.split(ticket.id, messageId, subject.trim());
      const undo = () => void workOnMany(desk, [opened.id], { verb: 'merge', intoTicketId: ticket.id });
      desk.toasts.say(split.done(formatReference(opened.reference)), {
        label: many.undo,
        undo: true,
        run: undo,
      });
    } catch (thrown) {
      desk.toasts.warn(explain(desk.texts, split.failed, toDeskError(thrown)));
    }
    await Promise.all([desk.ticket.refresh(), desk.list.refresh(), desk.list.refreshCounts()]);
  };
  return (
    <Dialog title={split.title} closeLabel={help.close} onClose={close}>
      <form class="change-many" onSubmit={(event) => void onSubmit(event)}>
        <p>{split.help}</p>
        <label class="s-field">
          <span class="s-label">{split.subject}</span>
          <input
            class="s-input"
            required
            maxLength={LONGEST}
            value={subject}
            autoFocus
            onInput={(event) => setSubject(event.currentTarget.value)}
          />
        </label>
        <p class="dialog-end">
          <button type="submit" class="s-button s-button-strong">
            {split.confirm}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
