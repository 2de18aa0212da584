import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readConnection } from './connection-store.ts';
import { ConnectionView, connectionView } from './connection-view.ts';

/** How the billing system is reached; null where nobody has connected it. */
export const getConnection = defineQuery({
  name: 'getConnection',
  permission: 'directory.write',
  input: z.object({}),
  output: ConnectionView.nullable(),
  async run({ dependencies: { db } }) {
    const row = await readConnection(db);
    return row ? connectionView(row) : null;
  },
});
