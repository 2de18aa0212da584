import { z } from 'zod';
import type { Subscribed } from '../written/written-channel.ts';
import type { GraphApi } from './graph-api.ts';

const Listed = z.looseObject({
  data: z.array(z.looseObject({ subscribed_fields: z.array(z.string()).optional() })).catch([]),
});

/**
 * Whether our app is subscribed to a page, a profile or a WhatsApp Business account; where it is not, or to less than it
 * needs, it is subscribed.
 *
 * Source: Meta, "Page subscribed_apps", "WhatsApp Business Account subscribed_apps", Instagram "Webhooks".
 *
 * @param owner the id of the page, profile or business account
 * @param fields of which we want to be told; none where the app's settings alone say so
 */
export async function subscribeMeta(
  api: GraphApi,
  owner: string,
  fields: readonly string[],
): Promise<Subscribed> {
  const path = `${owner}/subscribed_apps`;
  const answer = await api.get(path);
  if (!answer.ok) return answer.outcome;
  const { data } = Listed.catch({ data: [] }).parse(answer.json);
  // A token sees its own app alone.
  const told = new Set(data.flatMap(({ subscribed_fields: known = [] }) => known));
  if (data.length > 0 && fields.every((field) => told.has(field))) return { status: 'subscribed' };
  const wanted = fields.length > 0 ? `?subscribed_fields=${fields.join(',')}` : '';
  const made = await api.post(`${path}${wanted}`, {});
  return made.ok ? { status: 'mended' } : made.outcome;
}
