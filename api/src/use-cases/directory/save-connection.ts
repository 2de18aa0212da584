import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { ConnectionSettings, LinkTemplate, needsPassword, placeOf } from './connection-settings.ts';
import {
  lockConnection,
  openPassword,
  putConnection,
  readConnection,
  sealPassword,
  settingsOf,
  writeConnection,
} from './connection-store.ts';
import { ConnectionView, connectionView } from './connection-view.ts';

/** Without a password the one that is known stays, for the same user at the same place. */
export const ConnectionInput = z.strictObject({
  settings: ConnectionSettings,
  password: z.string().min(1).max(500).optional(),
  linkTemplate: LinkTemplate.nullable(),
  writesBack: z.boolean(),
});

/** Connects the billing system, or changes how: the copy begins to be filled at once. */
export const saveConnection = defineUseCase({
  name: 'saveConnection',
  permission: 'directory.write',
  input: ConnectionInput,
  output: ConnectionView,
  load: (tx) => readConnection(tx),
  about: () => ({}),
  run: async (work, { input, subject, context, now }) => {
    const { secret } = context.dependencies;
    const same = subject && placeOf(settingsOf(subject)) === placeOf(input.settings);
    const password = input.password ?? (same ? openPassword(secret, subject) : null);
    if (password === null && needsPassword(input.settings))
      throw new Refusal('invalid_body', { fields: [{ pointer: '/password', code: 'missing' }] });
    const { kind, ...settings } = input.settings;
    await putConnection(work.tx, {
      ...{ kind, settings, linkTemplate: input.linkTemplate, writesBack: input.writesBack },
      password: password === null ? null : sealPassword(secret, password),
      ...{ fullDueAt: now, changesDueAt: now, updatedBy: context.actor.id, updatedAt: now },
      // Of another master nothing is known: neither how far it was read nor how it answered.
      ...(same ? {} : { cursor: null, failures: 0, lastFailure: null, lastFailureAt: null }),
    });
    // What was never read whole, or is another master now, is copied at once.
    if (subject && !(same && (subject.cursor ?? subject.lastFullAt)))
      await writeConnection(work.tx, { fullDueAt: now, changesDueAt: now });
    work.audit(`directory.connected ${kind}`, null);
    const saved = await readConnection(work.tx);
    if (!saved) throw new Refusal('unavailable');
    return connectionView(saved);
  },
});

/** In pause nothing is asked and nothing imported; the copy goes on being searched. */
export const pauseConnection = defineUseCase({
  name: 'pauseConnection',
  permission: 'directory.write',
  input: z.object({ paused: z.boolean() }),
  output: z.object({ paused: z.boolean() }),
  load: (tx) => lockConnection(tx),
  about: () => ({}),
  run: async (work, { input: { paused }, now }) => {
    await writeConnection(work.tx, { pausedAt: paused ? now : null });
    work.audit(paused ? 'directory.paused' : 'directory.resumed', null);
    return { paused };
  },
});
