import { formatReference } from '@sinia/core';
import { arrowRightIcon, copyIcon, plusIcon } from '@sinia/design/icons';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { openingRequest } from './check-opening.ts';
import { type Opening, openingOf } from './opening.ts';

interface Props {
  readonly opened: NonNullable<Opening['opened']['value']>;
  readonly close: () => void;
}

/** The key, to be read out: large, in groups of four; and what the customer gets by themselves. */
export function OpenedKey({ opened: { ticket, form }, close }: Props) {
  const desk = useDesk();
  const { opening: texts, thread, failure } = desk.texts;
  const reference = useRef<HTMLParagraphElement>(null);
  useEffect(() => reference.current?.focus(), []);
  const groups = formatReference(ticket.reference).split(' ');
  const route = openingRequest(form).noticeRoute;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(groups.join(' '));
      desk.toasts.say(thread.copied);
    } catch {
      desk.toasts.warn(failure.copy);
    }
  };
  const told = () => {
    if (!route) return '';
    if (route.channel === 'post') return texts.post;
    const say = form.writtenBy === 'us' ? texts.sentTo : texts.toldAt;
    return say(texts.routes[route.channel], route.address);
  };
  return (
    <div class="opened">
      {form.writtenBy === 'customer' && <p>{texts.readOut}</p>}
      <p class="opened-key s-numbers" ref={reference} tabIndex={-1}>
        {groups.map((group, index) => (
          <span key={index}>{group} </span>
        ))}
      </p>
      <p class="s-muted">{told()}</p>
      {!ticket.readable && <p class="s-notice s-notice-warning">{texts.elsewhere}</p>}
      <p class="opening-end">
        <button type="button" class="s-button" onClick={() => void copy()}>
          <Icon of={copyIcon} />
          {texts.copy}
        </button>
        <button
          type="button"
          class="s-button"
          onClick={() => {
            openingOf(desk).opened.value = null;
          }}
        >
          <Icon of={plusIcon} />
          {texts.another}
        </button>
        {ticket.readable && (
          <button
            type="button"
            class="s-button s-button-primary"
            onClick={() => {
              close();
              void desk.openTicket(ticket.id);
              desk.askFocus('thread');
            }}
          >
            <Icon of={arrowRightIcon} />
            {texts.go}
          </button>
        )}
      </p>
    </div>
  );
}
