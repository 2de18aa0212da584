import type { CompanyAccounts } from './intranet/company-session.ts';
import { createIntranet } from './intranet/site.ts';
import { createOficinaVirtual } from './oficina-virtual/site.ts';
import { serveHost } from './serve-host.ts';
import type { SiteConfig } from './site-config.ts';
import { createWebphone } from './webphone/site.ts';
import { createWebsite } from './website/site.ts';

const {
  SINIA_BASE_URL: baseUrl,
  SINIA_FILES_URL: filesUrl,
  SINIA_SITES: sites,
  SINIA_INTRANET_SSO: accounts,
  SINIA_PBX_URL: pbxUrl = '',
} = process.env;
if (!baseUrl || !filesUrl || !sites || !accounts) {
  throw new Error(
    'SINIA_BASE_URL, SINIA_FILES_URL, SINIA_SITES and SINIA_INTRANET_SSO are needed: npm start sets them',
  );
}

/** One application a host page; each is served on the origin that its keys were issued for. */
const applications = {
  website: createWebsite,
  oficinaVirtual: createOficinaVirtual,
  intranet: (config: SiteConfig) => createIntranet(config, JSON.parse(accounts) as CompanyAccounts),
  webphone: (config: SiteConfig) => createWebphone(config, pbxUrl),
};

type Site = Omit<SiteConfig, 'baseUrl' | 'filesUrl'> & { name: keyof typeof applications };

for (const site of JSON.parse(sites) as Site[]) {
  const application = applications[site.name]({ ...site, baseUrl, filesUrl });
  await serveHost(application, Number(new URL(site.origin).port));
}
console.log('listening {}');
