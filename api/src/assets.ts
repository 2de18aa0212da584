import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Built files by place; each built by its own workspace, served without an import. */
export const ASSETS = {
  console: join(ROOT, 'packages/console/dist'),
  widgets: join(ROOT, 'widgets/dist'),
  design: join(ROOT, 'packages/design/dist'),
  reference: join(ROOT, 'node_modules/@scalar/api-reference/dist/browser'),
} as const;

/** Files of one folder below one path, for other origins too: scripts, styles, fonts. */
export function folder(root: string, prefix: string): MiddlewareHandler {
  const serve = serveStatic({ root, rewriteRequestPath: (path) => path.slice(prefix.length) });
  return async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header(
      'Cache-Control',
      /-[\w-]{8}\.\w+$/.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    return serve(c, next);
  };
}

/** A page that was built; undefined as long as it was not. */
export function builtPage(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
