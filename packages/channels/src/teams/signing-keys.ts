import { z } from 'zod';
import { callProvider } from '../written/call-provider.ts';
import type { ChannelNet } from '../written/written-channel.ts';

const Key = z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).optional() });
export type SigningKey = z.infer<typeof Key>;

const Metadata = z.looseObject({ jwks_uri: z.url() });
const Keys = z.looseObject({ keys: z.array(Key) });

const DAY_MS = 86_400_000;
/** An unknown key is asked for at once, but not again and again: whoever forges chooses the name. */
const PATIENCE_MS = 60_000;

/** When they were read, and when they were last asked for. */
type Known = { at: number; asked: number; keys: Promise<readonly SigningKey[]> };
const known = new Map<string, Known>();

/**
 * The keys of the Bot Connector, kept for a day; asked for anew when one is named that is not among them. Those that were good
 * stay so while new ones cannot be had.
 */
export async function signingKeys(net: ChannelNet, kid: string): Promise<readonly SigningKey[]> {
  const base = net.endpoints.botFramework;
  const now = net.now().getTime();
  const entry = known.get(base);
  const good = entry && now - entry.at < DAY_MS ? await entry.keys.catch(() => null) : null;
  if (entry && good && (good.some((key) => key.kid === kid) || now - entry.asked < PATIENCE_MS)) return good;
  const keys = read(net, base).catch((error) => {
    if (!entry || !good) {
      known.delete(base);
      throw error;
    }
    known.set(base, { ...entry, asked: now });
    return good;
  });
  known.set(base, { at: now, asked: now, keys });
  return keys;
}

async function read(net: ChannelNet, base: string): Promise<readonly SigningKey[]> {
  const { jwks_uri: address } = Metadata.parse(await json(net, `${base}/v1/.well-known/openidconfiguration`));
  if (new URL(address).origin !== new URL(base).origin) throw new Error('keys of somebody else');
  return Keys.parse(await json(net, address)).keys;
}

async function json(net: ChannelNet, url: string): Promise<unknown> {
  const answer = await callProvider(net.fetch, url, { method: 'GET' }, false);
  if (answer.kind === 'failure') throw new Error(answer.outcome.reason);
  return answer.json;
}
