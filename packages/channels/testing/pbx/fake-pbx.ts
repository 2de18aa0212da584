import { Hono } from 'hono';
import { handRoutes } from './hand-routes.ts';
import { orderRoutes } from './order-routes.ts';
import { Pbx, type PbxOptions } from './pbx.ts';
import { tryCallsPage } from './try-calls-page.ts';

export type FakePbxOptions = PbxOptions & {
  /** What the desk brings with its orders. */
  token: string;
  /** Where the style of the house lies. */
  baseUrl: string;
};

/**
 * A telephone exchange as Enreach and Masvoz have theirs, after Asterisk: queues that ring all, a menu, holds, blind and
 * attended transfers, voicemail, hidden numbers, surveys, recordings and records. It tells events, signed, and takes
 * orders under `/control`.
 */
export function createFakePbx(options: FakePbxOptions): { app: Hono; pbx: Pbx } {
  const pbx = new Pbx(options);
  const app = new Hono();
  app.route('/control', orderRoutes(pbx, options.token));
  app.route('/', handRoutes(pbx));
  app.route('/', tryCallsPage(pbx, options));
  return { app, pbx };
}
