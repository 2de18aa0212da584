import { ALERT_KINDS, ALERT_WAYS } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import { keepSettings, settingsOf } from './alert-store.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const Settings = z.object({
  ways: z.record(z.enum(ALERT_KINDS), z.array(z.enum(ALERT_WAYS))),
  quietHours: z.object({ from: Time, to: Time }).nullable(),
});

/** How the caller wants to be told. */
export const readAlertSettings = defineQuery({
  name: 'readAlertSettings',
  permission: 'event.feed',
  input: z.object({}),
  output: Settings,
  run: async ({ actor, dependencies: { db } }) => {
    const { ways, quietHours } = await settingsOf(db, actor.id);
    const copies = Object.entries(ways).map(([kind, chosen]) => [kind, [...chosen]]);
    return { ways: Object.fromEntries(copies), quietHours };
  },
});

/** Writes how the caller wants to be told; nobody writes another's. */
export const saveAlertSettings = defineUseCase({
  name: 'saveAlertSettings',
  permission: 'event.feed',
  input: Settings,
  output: z.object({}),
  load: async () => null,
  about: (_subject, context) => ({ assigneeId: context.actor.id }),
  run: (work, { input, context }) => {
    keepSettings(work, context.actor.id, input);
    work.signal('alerts');
    return {};
  },
});
