import { z } from 'zod';

const Mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().optional(),
  mentioned: z.looseObject({ id: z.string(), name: z.string().optional() }),
});

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' },
};

/** The words without the mention of the bot that brought them here, and without what stands for markup. */
export function plainText(text: string, entities: readonly unknown[], format = 'plain'): string {
  let plain = text;
  for (const { mentioned, text: shown } of entities.flatMap((one) => Mention.safeParse(one).data ?? [])) {
    if (shown)
      plain = plain.replaceAll(shown, () => (mentioned.id.startsWith('28:') ? '' : (mentioned.name ?? '')));
  }
  const bare = format === 'xml' ? plain.replace(/<br\s*\/?>/g, '\n').replace(/<[^>]{0,200}>/g, '') : plain;
  return bare.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity).trim();
}
