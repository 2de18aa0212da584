import { useState } from 'preact/hooks';
import { toDeskError } from '../../port/desk-error.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { aboutSenders, useSenders } from './senders-context.ts';

/** From now on the mail of this sender, or of their whole domain, goes straight into quarantine. */
export const BlockDialog = aboutSenders(function BlockDialog() {
  const desk = useDesk();
  const spam = useSenders();
  const { help, many } = desk.texts;
  const address = desk.ticket.thread.value?.ticket.requester.email?.toLowerCase() ?? '';
  const domain = address.slice(address.lastIndexOf('@'));
  const [sender, setSender] = useState(address);
  const [problem, setProblem] = useState('');
  const close = () => {
    desk.overlay.value = 'none';
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    try {
      await desk.port.work.block(sender);
      close();
      const undo = () =>
        void desk.port.work.unblock(sender).then(() => desk.toasts.say(spam.unblocked(sender)));
      desk.toasts.say(spam.blocked(sender), { label: many.undo, undo: true, run: undo });
    } catch (thrown) {
      setProblem(reasonOf(desk.texts, toDeskError(thrown)));
    }
  };
  return (
    <Dialog title={spam.blockTitle} closeLabel={help.close} onClose={close}>
      <form class="change-many" onSubmit={(event) => void onSubmit(event)}>
        <p>{spam.blockHelp}</p>
        {[
          [address, spam.address],
          [domain, spam.domain],
        ].map(([value = '', label]) => (
          <label key={value} class="s-check">
            <input
              type="radio"
              name="sender"
              checked={sender === value}
              onChange={() => {
                setSender(value);
                setProblem('');
              }}
            />
            <span>
              {label} <bdi class="s-muted block-name">{value}</bdi>
            </span>
          </label>
        ))}
        {problem && (
          <p class="s-error" role="alert">
            {problem}
          </p>
        )}
        <p class="dialog-end">
          <button type="submit" class="s-button s-button-strong">
            {spam.blockIt}
          </button>
        </p>
      </form>
    </Dialog>
  );
});
