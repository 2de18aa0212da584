import { type DemoAccount, type DemoChannel, demoAccounts } from '@sinia/channels/testing/demo';
import { type Item, type SignedWebhook, signedWebhook, type TeamsPass } from './webhooks.ts';
import { drawer, sentence } from './words.ts';

export interface Mix {
  /** From which the accounts of the demonstration follow. */
  readonly secret: string;
  readonly pass: TeamsPass;
  /** How many webhooks. */
  readonly count: number;
  /** With which the ids and the last words of all messages begin. */
  readonly prefix: string;
}

export interface MixedWebhooks {
  readonly webhooks: readonly SignedWebhook[];
  /** The last word of each message, one for each message that is told, however often. */
  readonly markers: readonly string[];
}

/** Of twenty webhooks in turn. */
const TURNS: readonly DemoChannel[] = [
  ...(['whatsapp', 'messenger', 'whatsapp', 'x', 'whatsapp', 'instagram', 'teams', 'whatsapp'] as const),
  ...(['messenger', 'whatsapp', 'instagram', 'x', 'whatsapp', 'messenger', 'whatsapp', 'teams'] as const),
  ...(['whatsapp', 'x', 'messenger', 'instagram'] as const),
];
/** Which of them repeats the one before, byte for byte; has five messages; has one that was told before and four more. */
const AGAIN = 12;
const BATCHES: ReadonlySet<number> = new Set([4, 10]);
const TOLD_BEFORE = 18;
const BATCH = 5;
/** About ten messages a conversation. */
const WEBHOOKS_A_PERSON = 40;

/**
 * Webhooks of all providers in turn: most with one message, one in ten with five, one in twenty the same bytes once more,
 * one in twenty with four new messages and one that was told already.
 */
export function mixWebhooks({ secret, pass, count, prefix }: Mix): MixedWebhooks {
  const accounts = new Map(demoAccounts(secret).map((one) => [one.channel, one]));
  const people = Math.ceil(count / WEBHOOKS_A_PERSON);
  const last = new Map<DemoChannel, { webhook: SignedWebhook; item: Item }>();
  const markers: string[] = [];
  const write = (): Item => {
    const number = markers.length;
    const id = `${prefix}-${number}`;
    markers.push(id);
    const draw = drawer(number + 1);
    return { id, person: number % people, text: `${sentence(draw, 'ca', 12)} ${id}` };
  };
  const webhooks = Array.from({ length: count }, (_, turn) => {
    const place = turn % TURNS.length;
    const channel = TURNS[place] as DemoChannel;
    const before = last.get(channel);
    if (place === AGAIN && before) return before.webhook;
    const told = place === TOLD_BEFORE && before ? [before.item] : [];
    const size = BATCHES.has(place) || place === TOLD_BEFORE ? BATCH : 1;
    const items = [...told, ...Array.from({ length: size - told.length }, write)];
    const webhook = signedWebhook(accounts.get(channel) as DemoAccount, items, pass);
    last.set(channel, { webhook, item: items.at(-1) as Item });
    return webhook;
  });
  return { webhooks, markers };
}
