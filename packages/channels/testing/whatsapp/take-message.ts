import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { loseAnswer } from '../lost-answer.ts';
import { graphError } from '../meta-body.ts';
import { statusOf, type WhatsAppState } from './whatsapp-state.ts';

const DAY_MS = 86_400_000;

type Body = Record<string, unknown> & { type?: string; to?: string; recipient?: string };

/** `POST /{phone_number_id}/messages`: what is taken is told of by statuses, also that the window was closed. */
export async function takeMessage(c: Context, state: WhatsAppState): Promise<Response> {
  const { conditions } = state;
  const body = (await c.req.json()) as Body;
  state.requests.push(body);
  if (conditions.throttles) return c.json(graphError(130429, 'Rate limit hit'), 400);
  const refusal = refusalOf(body, state);
  if (refusal) return c.json(refusal, 400);
  const to = body.to ?? body.recipient ?? '';
  const wamid = `wamid.${randomBytes(18).toString('base64url')}`;
  const correlation = (body.biz_opaque_callback_data as string | undefined) ?? null;
  state.sent.set(wamid, { to, correlation, read: false });
  if (!conditions.withoutReceipts) tellOf(state, wamid, body, to);
  if (conditions.losesAnswers) return loseAnswer(c);
  return c.json({
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to }],
    messages: [{ id: wamid }],
  });
}

function refusalOf(body: Body, { templates = [] }: WhatsAppState) {
  const text = (body.text as { body?: string } | undefined)?.body ?? '';
  if (text.length > 4_096) return graphError(100, 'Param text.body must be at most 4096 characters');
  if (body.type !== 'template') return null;
  const {
    name,
    language,
    components = [],
  } = body.template as {
    name: string;
    language: { code: string };
    components?: { parameters: unknown[] }[];
  };
  const known = templates.find((one) => one.name === name && one.language === language.code);
  if (!known) return graphError(132001, 'Template name does not exist in the translation');
  if (known.status === 'PAUSED') return graphError(132015, 'Template is paused');
  const wanted = new Set(known.body.match(/\{\{\d+\}\}/g)).size;
  const given = components[0]?.parameters.length ?? 0;
  if (wanted === given) return null;
  const details = `number of localizable_params (${given}) does not match the expected number of params (${wanted})`;
  return graphError(132000, 'Number of parameters does not match', { error_data: { details } });
}

/** Taken is not let through: that the window was closed comes as a status, after the 200. */
function tellOf(state: WhatsAppState, wamid: string, body: Body, to: string): void {
  const { clock, lastWritten, phoneOf, tell } = state;
  const last = lastWritten.get(to);
  const open = last !== undefined && clock().getTime() - last.getTime() < DAY_MS;
  if (!open && body.type !== 'template') {
    const errors = [
      {
        ...{ code: 131047, title: 'Re-engagement message', message: 'Re-engagement message' },
        error_data: {
          details: 'More than 24 hours have passed since the customer last replied to this number.',
        },
      },
    ];
    tell('messages', { statuses: [statusOf(state, wamid, 'failed', { errors })] });
    return;
  }
  phoneOf(to).add({ id: wamid, by: 'us', ...shown(body, state) });
  tell('messages', { statuses: [statusOf(state, wamid, 'sent')] });
  tell('messages', { statuses: [statusOf(state, wamid, 'delivered')] });
}

function shown(body: Body, { templates = [] }: WhatsAppState) {
  const part = (body[body.type ?? 'text'] ?? {}) as Record<string, unknown>;
  if (body.type === 'template') {
    const values = (
      (part.components as { parameters: { text: string }[] }[] | undefined)?.[0]?.parameters ?? []
    ).map(({ text }) => text);
    const template = templates.find(({ name }) => name === part.name)?.body ?? '';
    return { text: template.replace(/\{\{(\d+)\}\}/g, (_, number) => values[Number(number) - 1] ?? '') };
  }
  const files = part.id ? [{ name: String(part.filename ?? body.type), mediaType: String(body.type) }] : [];
  return { text: String(part.body ?? part.caption ?? ''), files };
}
