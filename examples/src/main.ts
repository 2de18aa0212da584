import { createIntranet } from './intranet/site.ts';
import { createOficinaVirtual } from './oficina-virtual/site.ts';
import { serveHost } from './serve-host.ts';
import type { SiteConfig } from './site-config.ts';
import { createWebphone } from './webphone/site.ts';
import { createWebsite } from './website/site.ts';

/** One application a host page; each is served on the origin that its keys were issued for. */
const applications = {
  website: createWebsite,
  oficinaVirtual: createOficinaVirtual,
  intranet: createIntranet,
  webphone: createWebphone,
};

type Site = Omit<SiteConfig, 'baseUrl' | 'filesUrl'> & { name: keyof typeof applications };

const { SINIA_BASE_URL: baseUrl, SINIA_FILES_URL: filesUrl, SINIA_SITES: sites } = process.env;
if (!baseUrl || !filesUrl || !sites) {
  throw new Error('SINIA_BASE_URL, SINIA_FILES_URL and SINIA_SITES are needed: npm start sets them');
}

for (const site of JSON.parse(sites) as Site[]) {
  const application = applications[site.name]({ ...site, baseUrl, filesUrl });
  await serveHost(application, Number(new URL(site.origin).port));
}
console.log('listening {}');
