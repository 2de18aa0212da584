import { INTEGRATION_HEALTHS, integrationHealth } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { CATALOGUE, EXCHANGED_FIELDS, INTEGRATION_IDS } from './catalogue.ts';
import { readOwners, readTraffic } from './traffic.query.ts';

const Field = z.enum(EXCHANGED_FIELDS);

export const IntegrationView = z.object({
  id: z.enum(INTEGRATION_IDS),
  health: z.enum(INTEGRATION_HEALTHS),
  /** When something last came from it. */
  lastSyncAt: z.iso.datetime().nullable(),
  /** Since it last went well. */
  failures: z.int(),
  /** A code of the directory's failures, or `not_understood`. */
  lastFailure: z.object({ code: z.string(), at: z.iso.datetime() }).nullable(),
  /** Who answers for it, as an administrator wrote it down. */
  owner: z.string().nullable(),
  receives: z.array(Field),
  sends: z.array(Field),
});

/** The systems that we talk with: what is exchanged, and how that is going. */
export const listIntegrations = defineQuery({
  name: 'listIntegrations',
  permission: 'integration.read',
  input: z.object({}),
  output: z.array(IntegrationView),
  async run({ dependencies }) {
    const { db, clock } = dependencies;
    const now = clock();
    const [traffic, owners] = await Promise.all([readTraffic(dependencies, now), readOwners(db)]);
    return INTEGRATION_IDS.map((id) => {
      const { receives, sends, silenceMs } = CATALOGUE[id];
      const { lastSyncAt, lastFailure, ...facts } = traffic[id];
      const synced = lastSyncAt?.getTime() ?? null;
      return {
        ...{ id, receives: [...receives], sends: [...sends], failures: facts.failures },
        health: integrationHealth({ ...facts, lastSyncAt: synced, silenceMs }, now.getTime()),
        lastSyncAt: lastSyncAt?.toISOString() ?? null,
        lastFailure: lastFailure && { code: lastFailure.code, at: lastFailure.at.toISOString() },
        owner: owners.get(id) ?? null,
      };
    });
  },
});
