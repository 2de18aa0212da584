import type { Message, MessageMedia } from '@sinia/contracts';
import { formatWhen } from '@sinia/i18n';
import { useDesk } from '../parts/desk-context.ts';
import { useWritten, written } from './written-context.ts';

/** What a message is beside its words: files that are not there yet, signs, what its author changed or took back. */
export const MessageFacts = written<{ message: Message }>(function MessageFacts({ message }) {
  const desk = useDesk();
  const { texts } = useWritten();
  const when = (at: string) => formatWhen(desk.words.value.locale, at, desk.now());
  const { media, reactions, editedAt, originalBody, erasedAt } = message;
  return (
    <div class="message-facts">
      {erasedAt && <p class="message-erased">{texts.erased(when(erasedAt))}</p>}
      {media.map((file) => (
        <MediaLine key={file.id} file={file} />
      ))}
      {reactions.map(({ by, emoji }) => (
        <p key={by} class="message-reaction">
          <span aria-hidden="true">{emoji}</span>
          <span class="s-hidden">{texts.reaction[by](emoji)}</span>
        </p>
      ))}
      {editedAt && !erasedAt && (
        <details class="message-edited">
          <summary>{texts.edited(when(editedAt))}</summary>
          <p class="s-small s-muted">{texts.before}</p>
          <blockquote>{originalBody}</blockquote>
        </details>
      )}
    </div>
  );
});

function MediaLine({ file: { kind, fileName, status, reason } }: { file: MessageMedia }) {
  const { media } = useWritten().texts;
  const name = fileName ?? media.kind[kind];
  const reasons: Readonly<Record<string, string>> = media.reasons;
  const words =
    status === 'waiting'
      ? media.waiting(name)
      : media.refused(name, reasons[reason ?? ''] ?? media.reasons.other);
  return (
    <p class="message-media" data-status={status}>
      {words}
    </p>
  );
}
