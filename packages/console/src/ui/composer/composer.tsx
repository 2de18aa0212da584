import type { Ticket } from '@sinia/contracts';
import { lockIcon, paperclipIcon, replyIcon } from '@sinia/design/icons';
import { useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../state/send-message.ts';
import { MOST_FILES } from '../../state/uploads.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { CopiesButton } from '../recipients/copies-button.tsx';
import { Written } from '../written/lazy-written.ts';
import { ComposerRoute } from './composer-route.tsx';
import { DraftNote } from './draft-note.tsx';
import { Interruption } from './interruption.tsx';
import { MentionHelp } from './mention-help.tsx';
import { RefusedReplies } from './refused-replies.tsx';
import type { Writing } from './rich-field.tsx';
import { SendButtons } from './send-buttons.tsx';
import { TypingNote } from './typing-note.tsx';
import { UploadList } from './upload-list.tsx';
import { WritingField } from './writing-field.tsx';

const RecipientsRow = lazyPart(async () => (await import('../recipients/recipients-row.tsx')).RecipientsRow);

/** Where one answers the customer or the team. The two differ by colour, by words and by shape. */
export function Composer({ ticket }: { ticket: Ticket }) {
  const desk = useDesk();
  const { texts } = desk;
  const field = useRef<HTMLElement>(null);
  const writing = useRef<Writing>(null);
  const files = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [over, setOver] = useState(false);
  useFocusRequest('composer', field);
  const closed = ticket.status === 'closed';
  const visibility = closed ? 'internal' : desk.writing.value;
  const note = visibility === 'internal';
  const uploads = desk.uploadsOf(ticket.id, visibility);
  if (!desk.mayWrite) return <p class="composer-off">{texts.composer.readOnly}</p>;

  const send = async (status?: 'solved' | 'pending') => {
    if (sending) return;
    desk.writing.value = visibility;
    setSending(true);
    await sendMessage(desk, status);
    setSending(false);
    if (visibility === 'internal') field.current?.focus();
  };
  const attach = (list: readonly File[]) => {
    if (uploads.add(list) > 0) desk.toasts.warn(texts.pane.tooManyFiles(MOST_FILES));
  };
  /** Pictures go into the text where it can show them; the rest is attached. */
  const take = (list: readonly File[]) => attach(writing.current?.takeImages(list) ?? list);
  return (
    <section
      class="composer"
      data-kind={note ? 'note' : 'reply'}
      data-over={over || undefined}
      data-public={(!note && desk.publishing.value === ticket.id) || undefined}
      aria-label={texts.composer.label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <RefusedReplies ticket={ticket} />
      <Interruption />
      <TypingNote ticketId={ticket.id} />
      {!note && <Written ticket={ticket} />}
      <div class="composer-box">
        <div class="composer-top">
          <Kinds closed={closed} note={note} />
          <DraftNote />
          {!note && <CopiesButton ticketId={ticket.id} />}
        </div>
        {!note && <RecipientsRow ticket={ticket} />}
        <WritingField
          ticketId={ticket.id}
          visibility={visibility}
          language={note ? undefined : ticket.language}
          field={field}
          writing={writing}
          onFiles={take}
          onSend={(resolve) => void send(resolve && !note ? 'solved' : undefined)}
        />
        {note && <MentionHelp field={field} />}
        <UploadList uploads={uploads} />
        <footer class="composer-foot">
          <input
            ref={files}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              attach([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <button
            type="button"
            class="s-button s-button-quiet s-button-icon s-button-small"
            aria-label={texts.attachment.add}
            title={texts.attachment.add}
            onClick={() => files.current?.click()}
          >
            <Icon of={paperclipIcon} />
          </button>
          <ComposerRoute ticket={ticket} note={note} closed={closed} />
          <SendButtons note={note} sending={sending} send={(status) => void send(status)} />
        </footer>
        {over && <p class="composer-drop">{texts.attachment.drop}</p>}
      </div>
    </section>
  );
}

function Kinds({ closed, note }: { closed: boolean; note: boolean }) {
  const desk = useDesk();
  const { texts } = desk;
  return (
    <fieldset class="kinds">
      <legend class="s-hidden">{texts.composer.label}</legend>
      {!closed && (
        <button
          type="button"
          class="kind kind-reply"
          aria-pressed={!note}
          onClick={() => desk.write('public')}
        >
          <Icon of={replyIcon} />
          {texts.composer.reply}
        </button>
      )}
      <button type="button" class="kind kind-note" aria-pressed={note} onClick={() => desk.write('internal')}>
        <Icon of={lockIcon} />
        {texts.composer.note}
      </button>
    </fieldset>
  );
}
