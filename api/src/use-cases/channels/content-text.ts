import type { MessageExtra, WrittenContent } from '@sinia/channels';
import { splitText } from '@sinia/channels/written';
import type { Language } from '@sinia/core';
import { CHANNEL_TEXTS } from './channel-texts.ts';

const SUBJECT_LENGTH = 90;

/** What a written message says, as text: its words, and in words what it carries besides. */
export function contentText({ text, extras }: WrittenContent, language: Language): string {
  return [text.trim(), ...extras.map((extra) => extraText(extra, language))].filter(Boolean).join('\n\n');
}

function extraText(extra: MessageExtra, language: Language): string {
  const words = CHANNEL_TEXTS[language].extra;
  switch (extra.kind) {
    case 'location': {
      const { name, latitude, longitude } = extra;
      const link = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
      return name ? words.location(name, link) : words.locationPlain(link);
    }
    case 'contact':
      return words.contact(extra.name, extra.phones.join(', '));
    case 'choice':
      return words.choice(extra.title);
    case 'link':
      return words.link(extra.title ?? '', extra.url);
    case 'story':
      return words.story(extra.url ?? '');
    case 'order':
      return words.order(extra.items);
    case 'encrypted':
      return words.encrypted;
    case 'unsupported':
      return words.unsupported(extra.what);
  }
}

/** What stands for the words of a message that has none: its files, by their kind. */
export function mediaText({ media }: WrittenContent, language: Language): string {
  const words = CHANNEL_TEXTS[language].media;
  return media.map(({ kind, fileName }) => fileName ?? words[kind]).join(', ');
}

/** A conversation has no subject: its first line stands for one. */
export function subjectOf(body: string): string {
  const line = body.trim().split('\n', 1)[0]?.replace(/\s+/g, ' ') ?? '';
  if (line.length <= SUBJECT_LENGTH) return line;
  const [cut = ''] = splitText(line, { length: SUBJECT_LENGTH, unit: 'characters' });
  return `${cut}…`;
}
