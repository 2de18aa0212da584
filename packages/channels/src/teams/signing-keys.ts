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

type Known = { at: number; keys: Promise<readonly SigningKey[]> };
const known = new Map<string, Known>();

/** The keys of the Bot Connector, kept for a day; asked for anew when one is named that is not among them. */
export async function signingKeys(net: ChannelNet, kid: string): Promise<readonly SigningKey[]> {
  const base = net.endpoints.botFramework;
  const now = net.now().getTime();
  const entry = known.get(base);
  if (entry && now - entry.at < DAY_MS) {
    const keys = await entry.keys.catch(() => []);
    if (keys.some((key) => key.kid === kid) || now - entry.at < PATIENCE_MS) return keys;
  }
  const fresh = { at: now, keys: read(net, base) };
  known.set(base, fresh);
  fresh.keys.catch(() => known.delete(base));
  return fresh.keys;
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
