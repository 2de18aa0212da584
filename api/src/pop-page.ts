import type { Language } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { credentialsOf } from './auth/credentials.ts';
import { hostedShell } from './hosted-shell.ts';
import type { RestEnvironment } from './rest/rest-environment.ts';
import { pageHeaders } from './secure-headers.ts';

const TITLES: Readonly<Record<Language, string>> = { ca: 'Trucades', es: 'Llamadas', en: 'Calls' };

/** The pages that staff use may frame it, and hear of calls; nobody else. */
async function listedOrigins({ var: { dependencies } }: HonoContext<RestEnvironment>): Promise<string[]> {
  return [...(await credentialsOf(dependencies).sites.read()).staffOrigins];
}

export const popHeaders = createMiddleware<RestEnvironment>(async (c, next) => {
  const { filesUrl } = c.var.dependencies.settings;
  return pageHeaders(filesUrl, undefined, ["'self'", ...(await listedOrigins(c))])(c, next);
});

/**
 * `/pop`: the screen-pop by itself, for an exchange that can only open a page, and for a frame in the pages that staff use.
 * What the exchange writes behind the address stays in the fragment: our own script reads it, no server does.
 */
export async function popPage(c: HonoContext<RestEnvironment>): Promise<Response> {
  const { dependencies, language } = c.var;
  const { settings } = dependencies;
  const head = `<meta name="robots" content="noindex">
<script type="module" src="/widgets/v1/loader.js"></script>`;
  const main = `<sinia-screen-pop api-url="${new URL(settings.baseUrl).origin}" locale="${language}" from-address
allowed-origins="${(await listedOrigins(c)).join(' ')}"></sinia-screen-pop>`;
  c.header('Cache-Control', 'no-store');
  return c.html(hostedShell({ language, title: TITLES[language], head, main, footer: '' }, settings));
}
