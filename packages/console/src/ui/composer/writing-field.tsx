import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Visibility } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import type { RichField, Writing } from './rich-field.tsx';

/** Fetched once for the page; a textarea serves until it is there, or where it does not come. */
let rich: typeof RichField | null = null;

/** The ticket comes first: the editor is made when it is on the screen and nobody waits for anything. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const turn = requestIdleCallback(run, { timeout: 500 });
  return () => cancelIdleCallback(turn);
}

export interface WritingProps {
  readonly ticketId: string;
  readonly visibility: Visibility;
  readonly language: string | undefined;
  /** Where the focus goes. */
  readonly field: RefObject<HTMLElement | null>;
  /** Set while pictures can stand in the text. */
  readonly writing: RefObject<Writing | null>;
  readonly onFiles: (files: readonly File[]) => void;
  /** By key; with Shift the ticket is resolved in the same breath. */
  readonly onSend: (resolve: boolean) => void;
}

/** Where the words of a reply or a note are typed; what is typed, the cursor and the focus outlive the change of field. */
export function WritingField(props: WritingProps) {
  const [ready, setReady] = useState(false);
  const cursor = useRef<number | null>(null);
  const composing = useRef(false);
  const arrived = useRef(false);
  const change = () => {
    const field = props.field.current;
    if (field instanceof HTMLTextAreaElement && field.matches(':focus'))
      cursor.current = field.selectionStart;
    setReady(true);
  };
  useEffect(() => {
    let gone = false;
    const come = async () => {
      rich ??= await import('./rich-field.tsx').then(
        (module) => module.RichField,
        () => null,
      );
      arrived.current = rich !== null;
      if (rich && !gone && !composing.current) change();
    };
    const stop = whenIdle(() => void come());
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const onComposition = (now: boolean) => {
    composing.current = now;
    if (!now && arrived.current) change();
  };
  const Rich = ready ? rich : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the key that sends, whichever field is within
    <div
      class="writing-frame"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        props.onSend(event.shiftKey);
      }}
    >
      {Rich ? (
        <Rich key={`${props.ticketId}/${props.visibility}`} {...props} cursor={cursor} />
      ) : (
        <PlainField {...props} onComposition={onComposition} />
      )}
    </div>
  );
}

function PlainField(props: WritingProps & { onComposition: (now: boolean) => void }) {
  const desk = useDesk();
  const { composer } = desk.texts;
  const { ticketId, visibility, onComposition } = props;
  const note = visibility === 'internal';
  return (
    <>
      <textarea
        ref={props.field as RefObject<HTMLTextAreaElement | null>}
        class="composer-text"
        rows={3}
        dir="auto"
        value={desk.drafts.text(ticketId, visibility)}
        placeholder={note ? composer.notePlaceholder : composer.replyPlaceholder}
        aria-label={note ? composer.note : composer.reply}
        aria-describedby="composer-route"
        lang={props.language}
        onInput={(event) => desk.drafts.type(ticketId, visibility, event.currentTarget.value)}
        onBlur={() => void desk.drafts.save(ticketId, visibility)}
        onCompositionStart={() => onComposition(true)}
        onCompositionEnd={() => onComposition(false)}
        onPaste={(event) => props.onFiles([...(event.clipboardData?.files ?? [])])}
      />
      <div class="writing-tools" aria-hidden="true" />
    </>
  );
}
