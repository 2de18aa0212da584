import type { FakeWhatsApp, FakeWhatsAppOptions } from './fake-whatsapp.ts';

/** What the fake knows while it runs. */
export type WhatsAppState = FakeWhatsAppOptions &
  Pick<FakeWhatsApp, 'conditions' | 'phoneOf' | 'tell'> & {
    clock: () => Date;
    /** When each customer last wrote, by every id of theirs. */
    lastWritten: Map<string, Date>;
    /** Messages of the business, for receipts. */
    sent: Map<string, { to: string; correlation: string | null; read: boolean }>;
    requests: Record<string, unknown>[];
  };

/** A status as the webhook reference has it. */
export function statusOf(
  { sent, clock }: WhatsAppState,
  wamid: string,
  status: string,
  more: Record<string, unknown> = {},
) {
  const { to, correlation } = sent.get(wamid) ?? { to: '', correlation: null };
  return {
    ...{ id: wamid, status, timestamp: String(Math.floor(clock().getTime() / 1_000)), recipient_id: to },
    ...(correlation ? { biz_opaque_callback_data: correlation } : {}),
    ...more,
  };
}
