import { shownKind } from '@sinia/core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { actionOf } from '../../actions/registry.ts';
import { createEditor, type Editor } from '../../editor/create-editor.ts';
import { FORMATS } from '../../editor/formats.ts';
import { MOST_FILES } from '../../state/uploads.ts';
import { useDesk } from '../parts/desk-context.ts';
import { LinkForm } from './link-form.tsx';
import type { WritingProps } from './writing-field.tsx';
import { WritingTools } from './writing-tools.tsx';

/** What the composer around it may ask of the field. */
export interface Writing {
  /** Puts pictures where the cursor stands; what is no picture is given back. */
  takeImages(files: readonly File[]): File[];
}

/** The formatted text of a reply or a note, with its tools. One is made for each ticket and kind. */
export function RichField({ cursor, ...props }: WritingProps & { cursor: RefObject<number | null> }) {
  const desk = useDesk();
  const { composer } = desk.texts;
  const { ticketId, visibility } = props;
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(desk.drafts.draft(ticketId, visibility));
  const [editor, setEditor] = useState<Editor | null>(null);
  const [linking, setLinking] = useState(false);
  const note = visibility === 'internal';
  const draft = desk.drafts.draft(ticketId, visibility);
  const latest = useRef(props);
  latest.current = props;

  useLayoutEffect(() => {
    if (!place.current) return;
    const uploads = desk.uploadsOf(ticketId, visibility);
    const made = createEditor({
      place: place.current,
      content: known.current,
      cursor: cursor.current,
      uploads,
      attributes: fieldAttributes(note ? composer.note : composer.reply, props.language, {
        'aria-placeholder': note ? composer.notePlaceholder : composer.replyPlaceholder,
      }),
      keys: {
        ...Object.fromEntries(
          FORMATS.flatMap((format) => actionOf(format).keys.map((key) => [key, () => made.apply(format)])),
        ),
        [actionOf('link').keys[0] ?? '']: () => {
          setLinking(true);
          return true;
        },
      },
      linkTo: (id) => desk.links.get(id),
      onChange(next) {
        desk.drafts.type(ticketId, visibility, next.body, next.html);
        known.current = desk.drafts.draft(ticketId, visibility);
      },
      onFiles: (files) => latest.current.onFiles(files),
    });
    props.field.current = made.view.dom;
    props.writing.current = {
      takeImages(files) {
        const images = files.filter((file) => shownKind(file.type) === 'image');
        const room = MOST_FILES - uploads.items.value.length;
        for (const file of images.slice(0, Math.max(0, room))) {
          const [number] = uploads.take([file]);
          if (number !== undefined) made.insertImage(number, file.name);
        }
        return files.filter((file) => !images.includes(file) || images.indexOf(file) >= room);
      },
    };
    if (cursor.current !== null) made.view.focus();
    cursor.current = null;
    setEditor(made);
    return () => {
      props.writing.current = null;
      made.destroy();
    };
  }, []);
  useEffect(() => {
    // As it stands now: one may have typed on since this was drawn.
    const now = desk.drafts.draft(ticketId, visibility);
    const { body, html } = known.current;
    known.current = now;
    if (editor && (now.body !== body || now.html !== html)) editor.setContent(now);
  }, [draft, editor]);

  return (
    <>
      <div ref={place} class="writing-place" onFocusOut={() => void desk.drafts.save(ticketId, visibility)} />
      {editor && linking && <LinkForm editor={editor} close={() => setLinking(false)} />}
      {editor && !linking && <WritingTools editor={editor} link={() => setLinking(true)} />}
    </>
  );
}

function fieldAttributes(label: string, language: string | undefined, more: Record<string, string>) {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-describedby': 'composer-route',
    ...(language ? { lang: language } : {}),
    ...more,
  };
}
