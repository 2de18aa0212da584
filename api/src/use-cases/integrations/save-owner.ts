import { schema } from '@sinia/database';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { INTEGRATION_IDS } from './catalogue.ts';

const Input = z.strictObject({ id: z.enum(INTEGRATION_IDS), owner: z.string().trim().min(1).max(120) });

/** Writes down who answers for an integration, for whoever finds it broken. */
export const saveOwner = defineUseCase({
  name: 'saveIntegrationOwner',
  permission: 'integration.write',
  input: Input,
  output: Input,
  load: async () => null,
  about: () => ({}),
  run: (work, { input: { id, owner }, context, now }) => {
    const row = { owner, updatedBy: context.actor.id, updatedAt: now };
    const { integrationOwners } = schema;
    work.write(
      work.tx
        .insert(integrationOwners)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: integrationOwners.id, set: row }),
    );
    work.audit(`integration.owner ${id}`, null);
    return { id, owner };
  },
});
