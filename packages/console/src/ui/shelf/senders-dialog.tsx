import { formatWhen } from '@sinia/i18n';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { BlockedSender } from '../../port/work-port.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { aboutSenders, useSenders } from './senders-context.ts';

/** Who is blocked, who did it, how often they have tried; more of them, and fewer. */
export const SendersDialog = aboutSenders(function SendersDialog() {
  const desk = useDesk();
  const spam = useSenders();
  const { help, failure } = desk.texts;
  const [senders, setSenders] = useState<readonly BlockedSender[] | null>(null);
  const [unread, setUnread] = useState<DeskError | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const load = () => {
    setUnread(null);
    desk.port.work.blockedSenders().then(setSenders, (thrown: unknown) => setUnread(toDeskError(thrown)));
  };
  useEffect(load, []);
  const write = async (work: Promise<void>, done: string) => {
    try {
      await work;
      setTyped('');
      setProblem('');
      desk.toasts.say(done);
      load();
    } catch (thrown) {
      setProblem(reasonOf(desk.texts, toDeskError(thrown)));
    }
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const sender = typed.trim().toLowerCase();
    void write(desk.port.work.block(sender), spam.blocked(sender));
  };
  return (
    <Dialog
      title={spam.senders}
      closeLabel={help.close}
      wide
      onClose={() => {
        desk.overlay.value = 'none';
      }}
    >
      <p class="s-muted">{spam.sendersHelp}</p>
      <form class="senders-add" onSubmit={onSubmit}>
        <div class="s-field">
          <label class="s-label" for="sender">
            {spam.add}
          </label>
          <input
            id="sender"
            class="s-input"
            required
            maxLength={254}
            autoComplete="off"
            value={typed}
            aria-invalid={problem !== '' || undefined}
            aria-describedby="sender-help"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <span class={problem ? 's-error' : 's-help'} id="sender-help" role={problem ? 'alert' : undefined}>
            {problem || spam.addHelp}
          </span>
        </div>
        <button type="submit" class="s-button">
          {spam.blockIt}
        </button>
      </form>
      {unread && <FailureNote what={failure.load} problem={unread} retry={load} />}
      {!unread && senders === null && <p class="s-muted">{spam.loading}</p>}
      {senders?.length === 0 && <p class="s-muted">{spam.noSenders}</p>}
      <ul class="senders">
        {senders?.map((one) => (
          <Sender
            key={one.sender}
            of={one}
            unblock={(sender) => write(desk.port.work.unblock(sender), spam.unblocked(sender))}
          />
        ))}
      </ul>
    </Dialog>
  );
});

function Sender({ of, unblock }: { of: BlockedSender; unblock: (sender: string) => void }) {
  const desk = useDesk();
  const spam = useSenders();
  const when = formatWhen(desk.words.value.locale, of.blockedAt, desk.now());
  return (
    <li class="sender">
      <span class="sender-what">
        <bdi class="sender-name">{of.sender}</bdi>
        <span class="s-small s-muted">
          {spam.by(of.blockedBy, when)} · {of.hits > 0 ? spam.hits(of.hits) : spam.noHits}
        </span>
      </span>
      <button
        type="button"
        class="s-button s-button-small"
        aria-label={`${spam.unblock}: ${of.sender}`}
        onClick={() => unblock(of.sender)}
      >
        {spam.unblock}
      </button>
    </li>
  );
}
