import { type Database, schema } from '@sinia/database';
import type { SiteActor } from './actor.ts';
import { ShortMemory } from './short-memory.ts';

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly channel: SiteActor['channel'];
  readonly origins: ReadonlySet<string>;
  readonly publishableKey: string;
  /** At most two at a time: the new one and the one that it replaces. */
  readonly identitySecrets: readonly { readonly kid: string; readonly sealed: string }[];
}

/** The channels whose pages staff use: only these may embed the agent's panel. */
const STAFF_CHANNELS: ReadonlySet<Site['channel']> = new Set(['intranet', 'phone']);

export interface SiteBook {
  readonly byKey: ReadonlyMap<string, Site>;
  readonly origins: ReadonlySet<string>;
  readonly staffOrigins: ReadonlySet<string>;
}

/** The pages that may embed us; read again every few seconds. */
export class Sites {
  readonly #db: Database;
  readonly #memory: ShortMemory<SiteBook>;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#memory = new ShortMemory(clock);
  }

  read(): Promise<SiteBook> {
    return this.#memory.get('sites', async () => siteBook(await this.#db.select().from(schema.sites)));
  }
}

function siteBook(rows: readonly (typeof schema.sites.$inferSelect)[]): SiteBook {
  const sites = rows.map((row) => ({ ...row, origins: new Set(row.origins) }));
  const staffSites = sites.filter((site) => STAFF_CHANNELS.has(site.channel));
  return {
    byKey: new Map(sites.map((site) => [site.publishableKey, site])),
    origins: new Set(sites.flatMap((site) => [...site.origins])),
    staffOrigins: new Set(staffSites.flatMap((site) => [...site.origins])),
  };
}
