import { CAPABILITIES } from '@sinia/channels';
import { phaseOf, reachOf } from '@sinia/core';
import { CONNECTED_CHANNELS, type ConnectedChannel } from '@sinia/core/channel-account';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import type { Dependencies } from '../context.ts';
import { leftSince } from '../deliveries/part-store.ts';
import { defineQuery } from '../query.ts';
import { type AccountCounts, countByAccount } from './account-counts-store.ts';
import { type AccountRow, openSecrets, readAccounts } from './account-store.ts';
import { ChannelAccountView } from './account-view.ts';
import { callbackUrl } from './callback-url.ts';
import { readTemplates } from './template-store.ts';

/** The accounts of the written channels and how each is doing. */
export const listChannelAccounts = defineQuery({
  name: 'listChannelAccounts',
  permission: 'channel.read',
  input: z.object({}),
  output: z.array(ChannelAccountView),
  async run({ actor, dependencies }) {
    const { db, clock } = dependencies;
    const mayWrite = reachOf(holderOf(actor), 'channel.write') !== null;
    const [rows, counts] = await Promise.all([readAccounts(db), countByAccount(db, clock())]);
    const connected = rows.filter(({ channel }) => CONNECTED_CHANNELS.some((one) => one === channel));
    return Promise.all(connected.map((row) => viewOf(dependencies, row, counts.get(row.id), mayWrite)));
  },
});

async function viewOf(
  dependencies: Dependencies,
  row: AccountRow,
  counts: AccountCounts | undefined,
  mayWrite: boolean,
): Promise<ChannelAccountView> {
  const { id, name, externalId, groupId, settings, pausedAt, lastError, breaker } = row;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, channel: row.channel as ConnectedChannel, name, externalId, groupId, settings, lastError },
    ...{ paused: pausedAt !== null, lastEventAt: iso(row.lastEventAt), lastSentAt: iso(row.lastSentAt) },
    ...{ lastErrorAt: iso(row.lastErrorAt), tokenExpiresAt: iso(row.tokenExpiresAt) },
    resting: phaseOf(breaker, dependencies.clock().getTime()) !== 'closed',
    waiting: { out: counts?.out ?? 0, in: counts?.in ?? 0 },
    failedToday: counts?.failed ?? 0,
    parked: counts?.parked ?? 0,
    use: await paceUse(dependencies, row),
    templates: mayWrite ? await approvedOf(dependencies, row) : [],
    callback: mayWrite ? callbackOf(dependencies, row) : null,
  };
}

const MINUTE = 60;

async function paceUse({ db, clock }: Dependencies, row: AccountRow): Promise<ChannelAccountView['use']> {
  const { account } = CAPABILITIES[row.channel as ConnectedChannel].paces;
  const [narrowest] = account.filter(({ seconds }) => seconds > MINUTE);
  if (!narrowest) return null;
  const { messages: most, seconds } = narrowest;
  const since = new Date(clock().getTime() - seconds * 1_000);
  return { sent: (await leftSince(db, { accountId: row.id }, since, most)).length, most, seconds };
}

function callbackOf(dependencies: Dependencies, row: AccountRow): ChannelAccountView['callback'] {
  const { signing, verifyToken } = openSecrets(dependencies.secret, row);
  return { url: callbackUrl(dependencies, row), verifyToken, secrets: signing.length };
}

async function approvedOf({ db }: Dependencies, row: AccountRow): Promise<ChannelAccountView['templates']> {
  if (!CAPABILITIES[row.channel as ConnectedChannel].templates) return [];
  const known = await readTemplates(db, row.id);
  return known
    .filter(({ status }) => status === 'approved')
    .map(({ name, language }) => ({ name, language }));
}
