import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { RestEnvironment } from './rest/rest-environment.ts';
import type { Dependencies } from './use-cases/context.ts';

const READY_MS = 2_000;

/** `/healthz` (the process lives), `/readyz` (the database answers within 2 s), `/metrics` (Prometheus, no personal data). */
export function healthRoutes(dependencies: Dependencies) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'sinia_http_seconds',
    help: 'Time to answer, by verb and status.',
    labelNames: ['verb', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const routes = new Hono<RestEnvironment>();
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  routes.get('/readyz', async (c) => {
    const ready = await Promise.race([
      dependencies.db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(resolve, READY_MS, false).unref()),
    ]);
    return c.json({ status: ready ? 'ok' : 'unavailable' }, ready ? 200 : 503);
  });
  routes.get('/metrics', async (c) =>
    c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  );
  return { routes, seconds };
}
