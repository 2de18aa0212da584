import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { SiteConfig } from './site-config.ts';

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/**
 * The ground of every host page: the strict policy that the widgets promise to live under, a collector for
 * violations (`GET /csp-reports`, read by the browser tests), and the site's own files and the shared ones below `/assets`.
 *
 * @param folder where the site's own CSS, JS and SVG files lie
 * @param panel whether staff work in `<sinia-agent-panel>` here: it shows cleaned mail and needs its own policy
 */
export function createHost(config: SiteConfig, folder: URL, panel: 'no panel' | 'panel' = 'no panel'): Hono {
  const host = new Hono();
  const policy = contentSecurityPolicy(config, panel);
  const reports: unknown[] = [];

  host.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  });
  host.post('/csp-reports', async (c) => {
    reports.push(await c.req.json().catch(() => 'not JSON'));
    reports.splice(0, Math.max(0, reports.length - 100));
    return c.body(null, 204);
  });
  host.get('/csp-reports', (c) => c.json(reports));
  host.get('/healthz', (c) => c.text('ok'));
  host.get('/assets/:file{[a-z-]+\\.(css|js|svg)}', async (c) => {
    const file = c.req.param('file');
    const read = (base: URL) => readFile(new URL(`assets/${file}`, base), 'utf8').catch(() => undefined);
    const content = (await read(folder)) ?? (await read(new URL('./', import.meta.url)));
    if (content === undefined) return c.notFound();
    return c.body(content, 200, { 'Content-Type': types[file.split('.').at(-1) ?? ''] ?? 'text/plain' });
  });
  return host;
}

/**
 * No inline script or style, no HTML strings but those of the named policies, one foreign origin: the desk. In the panel
 * staff look at attachments: a PDF in a frame, a recording in a player.
 */
function contentSecurityPolicy({ baseUrl, filesUrl }: SiteConfig, panel: 'no panel' | 'panel'): string {
  const staff = panel === 'panel';
  return [
    "default-src 'none'",
    `script-src 'self' ${baseUrl}`,
    `style-src 'self' ${baseUrl}`,
    `connect-src 'self' ${baseUrl}`,
    `img-src 'self' data: blob: ${baseUrl} ${filesUrl}`,
    `font-src 'self' ${baseUrl}`,
    ...(staff ? [`frame-src ${filesUrl}`, `media-src ${filesUrl}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html${staff ? ' sinia-message' : ''}`,
    'report-uri /csp-reports',
  ].join('; ');
}
