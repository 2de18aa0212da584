import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isWorkedOn } from '../../format/is-worked-on.ts';
import { mergedKeys } from '../../format/merged-keys.ts';
import { threadItems } from '../../format/thread-items.ts';
import type { Thread } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { EventLine } from './event-line.tsx';
import { HeldRepliesOf } from './held-reply.tsx';
import { MessageCard } from './message-card.tsx';

const PART = 50;
const NEAR_END_PX = 120;

/** Messages and events in the order of time. It stays at the end while one reads there, and never jumps otherwise. */
export function ThreadStream({ thread }: { thread: Thread }) {
  const desk = useDesk();
  const { texts } = desk;
  const box = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const endTop = useRef(0);
  const [below, setBelow] = useState(false);
  const items = threadItems(thread);
  const keys = mergedKeys(thread);
  const theirs = thread.messages.filter((message) => message.author.kind === 'customer');
  const splittable = desk.mayWrite && theirs.length > 1 && isWorkedOn(thread.ticket.shelf);
  const [from, setFrom] = useState(() => Math.max(0, items.length - PART));
  const heightBefore = useRef(0);
  const last = desk.held.of(thread.ticket.id).at(-1)?.key ?? thread.messages.at(-1)?.id;

  const toEnd = () => {
    const element = box.current;
    if (element) {
      element.scrollTop = element.scrollHeight;
      endTop.current = element.scrollTop;
    }
    setBelow(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [last]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [items.length]);
  useLayoutEffect(() => {
    // What came above pushes down what one was reading: put it back under the eyes.
    const element = box.current;
    if (element && heightBefore.current > 0) element.scrollTop += element.scrollHeight - heightBefore.current;
    heightBefore.current = 0;
  }, [from]);
  useEffect(() => desk.markSeen(), [last, desk]);
  const asked = desk.newestAsked.value;
  useEffect(() => {
    if (asked > 0) toEnd();
  }, [asked]);
  useEffect(() => {
    // The composer grows, notices and pictures come: the end stays in sight for whoever was there.
    const stay = () => atEnd.current && toEnd();
    const observer = new ResizeObserver(stay);
    if (box.current) observer.observe(box.current);
    box.current?.addEventListener('load', stay, { capture: true });
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    // A box that shrank since it was put at its end was not left by anybody.
    if (isNear || element.scrollTop !== endTop.current) atEnd.current = isNear;
    if (isNear) setBelow(false);
  };
  const showEarlier = () => {
    heightBefore.current = box.current?.scrollHeight ?? 0;
    atEnd.current = false;
    box.current?.focus({ preventScroll: true });
    setFrom(Math.max(0, from - PART));
  };
  return (
    <div class="stream-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="stream" ref={box} onScroll={onScroll} tabIndex={0} aria-label={texts.thread.label}>
        {from > 0 && (
          <button type="button" class="s-button s-button-small stream-earlier" onClick={showEarlier}>
            {texts.thread.previousPart}
          </button>
        )}
        {items
          .slice(from)
          .map((item) =>
            item.kind === 'message' ? (
              <MessageCard
                key={item.message.id}
                message={item.message}
                language={thread.ticket.language}
                from={keys.get(item.message.ticketId)}
                mayLeave={splittable && item.message.author.kind === 'customer'}
              />
            ) : (
              <EventLine key={`event-${item.event.id}`} event={item.event} channel={thread.ticket.channel} />
            ),
          )}
        <HeldRepliesOf ticketId={thread.ticket.id} />
      </section>
      {below && (
        <button type="button" class="s-button s-button-small s-button-strong stream-new" onClick={toEnd}>
          {texts.thread.newMessage} {texts.thread.showNew}
        </button>
      )}
    </div>
  );
}
