import type { Message } from '@sinia/contracts';
import { isEmailAddress, MOST_FORWARDED } from '@sinia/core';
import { forwardIcon } from '@sinia/design/icons';
import { useId, useMemo, useState } from 'preact/hooks';
import { splitSegments } from '../../format/split-segments.ts';
import { toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import styles from '../../styles/opening.css?inline';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStyles } from '../parts/use-styles.ts';
import { AddressField } from './address-field.tsx';

const EXCERPT = 220;

/** Sends a message on to somebody outside: with words of one's own and the files that are chosen. */
export function ForwardDialog() {
  useStyles(styles);
  const desk = useDesk();
  const { forward: t, help, failure, recipients } = desk.texts;
  const id = useId();
  const key = useMemo(() => crypto.randomUUID(), []);
  const [to, setTo] = useState<readonly string[]>([]);
  const [body, setBody] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const message = desk.ticket.thread.value?.messages.find((one) => one.id === desk.forwarding.value);
  const close = () => {
    desk.overlay.value = 'none';
    desk.forwarding.value = null;
  };
  if (!message) return null;
  const files = message.attachments.filter((file) => !file.inline);
  const wrong = () => {
    const half = to.find((address) => !isEmailAddress(address));
    if (half) return recipients.wrong(half.slice(0, 80));
    if (to.length === 0) return t.noAddress;
    if (to.length > MOST_FORWARDED) return t.tooMany(MOST_FORWARDED);
    return body.trim() === '' ? t.noWords : '';
  };
  const send = async () => {
    const said = wrong();
    setProblem(said);
    if (said || sending) return;
    setSending(true);
    const attachmentIds = files.map((file) => file.id).filter((one) => !left.has(one));
    try {
      await desk.port.forward(message.ticketId, key, {
        messageId: message.id,
        to,
        body: body.trim(),
        attachmentIds,
      });
      close();
      desk.toasts.say(t.done);
      await desk.ticket.refresh();
    } catch (thrown) {
      setProblem(explain(desk.texts, failure.send, toDeskError(thrown)));
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog title={t.title} closeLabel={help.close} onClose={close}>
      <form
        class="forward"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        <Original message={message} />
        <AddressField label={t.to} addresses={to} onChange={setTo} first />
        <div class="s-field">
          <label class="s-label" for={id}>
            {t.words}
          </label>
          <textarea
            id={id}
            class="s-input"
            rows={4}
            dir="auto"
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        </div>
        {files.length > 0 && (
          <fieldset class="choices">
            <legend class="s-label">{t.files}</legend>
            {files.map((file) => (
              <label key={file.id} class="s-check">
                <input
                  type="checkbox"
                  checked={!left.has(file.id)}
                  onChange={() => setLeft(toggled(left, file.id))}
                />
                <bdi>{file.fileName}</bdi>
              </label>
            ))}
          </fieldset>
        )}
        <p class="s-help">{t.help}</p>
        {problem && (
          <p class="s-notice s-notice-danger" role="alert">
            {problem}
          </p>
        )}
        <p class="opening-end">
          <button type="submit" class="s-button s-button-primary" disabled={sending}>
            <Icon of={forwardIcon} />
            {sending ? desk.texts.composer.sending : t.send}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** What will be sent on, so that nobody forwards by mistake. */
function Original({ message }: { message: Message }) {
  const own = splitSegments(message).filter((part) => part.kind === 'body');
  const words = own.map((part) => part.text).join(' ') || message.body;
  return (
    <blockquote class="forward-original">
      <strong dir="auto">{message.author.name}</strong>
      <span dir="auto">{words.replace(/\s+/g, ' ').slice(0, EXCERPT)}</span>
    </blockquote>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
