import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import { defineQuery } from '../query.ts';
import { readAlerts } from './alert-store.ts';
import { Alert } from './alert-view.ts';

/** The newest things that the caller was told, read or not. */
export const listAlerts = defineQuery({
  name: 'listAlerts',
  permission: 'event.feed',
  input: z.object({}),
  output: z.array(Alert),
  run: ({ actor, dependencies: { db, clock } }) => readAlerts(db, holderOf(actor), actor.id, clock()),
});
