import { clockIcon, undo2Icon } from '@sinia/design/icons';
import { useEffect, useState } from 'preact/hooks';
import { inlineIds } from '../../format/inline-ids.ts';
import type { Outgoing } from '../../state/held-replies.ts';
import { undoReply } from '../../state/undo-last.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { RichBody } from './rich-body.tsx';

/** One's own replies to this ticket that are about to leave. */
export function HeldRepliesOf({ ticketId }: { ticketId: string }) {
  const waiting = useDesk().held.of(ticketId);
  return (
    <>{waiting.map((reply) => reply.refusal === null && <HeldReplyCard key={reply.key} reply={reply} />)}</>
  );
}

/** A reply in its ten seconds: it stands where it will stand, with the time left and the way back. */
function HeldReplyCard({ reply }: { reply: Outgoing }) {
  const desk = useDesk();
  const { held } = desk.texts;
  const seconds = useSecondsUntil(reply.leavesAt);
  const shown = new Set(inlineIds(reply.message.html));
  const words = (
    <p class="s-prose" dir="auto">
      {reply.message.body}
    </p>
  );
  const status = reply.message.set?.status;
  const also = status === 'solved' ? held.resolves : status === 'pending' ? held.waits : '';
  return (
    <article class="message held" data-kind="ours" aria-label={held.label}>
      <header class="message-head">
        <bdi class="message-who">{desk.me.name}</bdi>
      </header>
      {reply.message.html ? <RichBody html={reply.message.html} attachments={[]} plain={words} /> : words}
      <AttachmentList attachments={reply.attachments.filter(({ id }) => !shown.has(id))} />
      <p class="held-foot">
        <Icon of={clockIcon} />
        <span class="s-numbers">
          {seconds > 0 ? held.leavesIn(seconds) : held.leaving} {seconds > 0 && also}
        </span>
        {seconds > 0 && (
          <button type="button" class="link-button" onClick={() => void undoReply(desk, reply.key)}>
            <Icon of={undo2Icon} />
            {held.undo}
          </button>
        )}
      </p>
    </article>
  );
}

function useSecondsUntil(moment: number): number {
  const left = () => Math.max(0, Math.ceil((moment - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
