import { SCOPES, type Scope } from '@sinia/core';
import { schema } from '@sinia/database';
import { z } from 'zod';
import { createApiKey } from './auth/api-keys.ts';
import { createDependencies } from './dependencies.ts';
import { readEnvironment } from './environment.ts';
import { seedChannels } from './seed/seed-channels.ts';
import { seedDirectory } from './seed/seed-directory.ts';
import { seedExchange, seedExchangeControl } from './seed/seed-exchange.ts';
import { seedMailbox } from './seed/seed-mailbox.ts';
import { type SeedSite, seedSites } from './seed/seed-sites.ts';
import { type SeedSso, seedSso } from './seed/seed-sso.ts';
import { type SeedStaff, seedStaff } from './seed/seed-staff.ts';
import { seedTickets } from './seed/seed-tickets.ts';

const Given = z.object({
  secretKey: z.string(),
  ctiSecret: z.string(),
  aquacisPassword: z.string(),
  pbxToken: z.string().optional(),
  channelsSecret: z.string(),
  staff: z.array(z.custom<SeedStaff>()),
});

const StandIns = z.object({ aquacis: z.url(), pbx: z.url() }).partial();

/** Fills an empty installation with synthetic people and tickets, once; only the places of hosts and stand-ins follow every start. */
async function seed(): Promise<void> {
  const environment = readEnvironment(process.env);
  const dependencies = createDependencies(environment, 'sinia-seed');
  try {
    await seedSites(dependencies, JSON.parse(process.env.SINIA_SITES ?? '[]') as SeedSite[]);
    const given = Given.parse(JSON.parse(process.env.SINIA_SEED ?? '{}'));
    const { aquacis, pbx } = StandIns.parse(JSON.parse(process.env.SINIA_STAND_INS ?? '{}'));
    if (aquacis) await seedDirectory(dependencies, { url: aquacis, password: given.aquacisPassword });
    const [someone] = await dependencies.db.select({ id: schema.users.id }).from(schema.users).limit(1);
    const sso = JSON.parse(process.env.SINIA_SSO ?? 'null') as SeedSso | null;
    const exchange = pbx && given.pbxToken ? { url: pbx, token: given.pbxToken } : null;
    if (someone) {
      if (exchange) await seedExchangeControl(dependencies, exchange);
      if (sso) await seedSso(dependencies, sso);
      await seedChannels(dependencies, given.channelsSecret);
      await seedMailbox(dependencies, given.channelsSecret);
      return;
    }
    const agentId = await seedStaff(dependencies, given.staff);
    if (sso) await seedSso(dependencies, sso);
    await seedExchange(dependencies, given.ctiSecret);
    if (exchange) await seedExchangeControl(dependencies, exchange);
    await createApiKey(dependencies, {
      name: 'demo',
      scopes: Object.keys(SCOPES) as Scope[],
      given: given.secretKey,
    });
    await seedTickets(dependencies, agentId);
    await seedChannels(dependencies, given.channelsSecret);
    await seedMailbox(dependencies, given.channelsSecret);
  } finally {
    await dependencies.close();
  }
}

await seed();
