import { schema } from '@sinia/database';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { SiteView, siteView } from './site-view.ts';

/** The pages that may embed us. Identity secrets are named, never shown. */
export const listSites = defineQuery({
  name: 'listSites',
  permission: 'site.read',
  input: z.object({}),
  output: z.array(SiteView),
  async run({ dependencies: { db } }) {
    const rows = await db.select().from(schema.sites).orderBy(asc(schema.sites.name));
    return rows.map(siteView);
  },
});
