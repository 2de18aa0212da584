import { schema } from '@sinia/database';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { SiteView, siteView } from './site-view.ts';

/** The pages that may embed us, and the phone that they show when scripts fail. Identity secrets are named, never shown. */
export const listSites = defineQuery({
  name: 'listSites',
  permission: 'site.read',
  input: z.object({}),
  output: z.object({ sites: z.array(SiteView), phone: z.string() }),
  async run({ dependencies: { db, settings } }) {
    const rows = await db.select().from(schema.sites).orderBy(asc(schema.sites.name));
    return { sites: rows.map(siteView), phone: settings.phone };
  },
});
