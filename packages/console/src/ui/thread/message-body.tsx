import type { Message } from '@sinia/contracts';
import type { Language } from '@sinia/core';
import { useState } from 'preact/hooks';
import { fileSize } from '../../format/file-size.ts';
import { splitLinks } from '../../format/split-links.ts';
import { type BodyPart, splitSegments } from '../../format/split-segments.ts';
import { useDesk } from '../parts/desk-context.ts';
import { RichBody } from './rich-body.tsx';

/**
 * The words of a message, its quotes and signature folded; the formatted original is one click away. What was formatted
 * at the desk is shown so at once.
 */
export function MessageBody({ message, language }: { message: Message; language: Language | undefined }) {
  const { texts } = useDesk();
  const [rich, setRich] = useState(message.author.kind === 'agent');
  // A short message carries none.
  const signature = message.deliveries.some(({ channel }) => channel === 'sms') ? null : message.signature;
  const plain = splitSegments(message).map((part, index) => (
    <Part key={index} part={part} language={language} />
  ));
  return (
    <div class="message-body">
      {rich && message.html ? (
        <RichBody html={message.html} attachments={message.attachments} plain={plain} />
      ) : (
        plain
      )}
      {signature && <Part part={{ kind: 'signature', text: signature }} language={language} />}
      {message.html && (
        <button type="button" class="link-button s-tiny" aria-pressed={rich} onClick={() => setRich(!rich)}>
          {rich ? texts.thread.plain : texts.thread.rich}
        </button>
      )}
    </div>
  );
}

function Part({ part, language }: { part: BodyPart; language: Language | undefined }) {
  const { texts } = useDesk();
  const [open, setOpen] = useState(false);
  if (part.kind === 'body') return <Plain text={part.text.trim()} language={language} />;
  const label = part.kind === 'quote' ? texts.thread.quote : texts.thread.signature;
  const hide = part.kind === 'quote' ? texts.thread.hideQuote : texts.thread.hideSignature;
  return (
    <div class="folded" data-open={open || undefined}>
      <button type="button" class="link-button s-tiny" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? hide : label}
      </button>
      {open && <Plain text={part.text.trim()} language={language} />}
    </div>
  );
}

/** About six screens: what is longer is seldom read to its end, and never all at once. */
const LONGEST = 12_000;

function Plain({ text, language }: { text: string; language: Language | undefined }) {
  const desk = useDesk();
  const [whole, setWhole] = useState(text.length <= LONGEST);
  const shown = whole ? text : text.slice(0, LONGEST);
  const size = fileSize(desk.words.value.locale, text.length);
  return (
    <>
      <Words text={shown} language={language} />
      {!whole && (
        <button type="button" class="link-button s-tiny" onClick={() => setWhole(true)}>
          {desk.texts.pane.showAll(size)}
        </button>
      )}
    </>
  );
}

function Words({ text, language }: { text: string; language: Language | undefined }) {
  return (
    <p class="s-prose" dir="auto" lang={language}>
      {splitLinks(text).map((part, index) =>
        part.href ? (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
