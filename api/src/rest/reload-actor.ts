import type { Context as HonoContext } from 'hono';
import { credentialsOf } from '../auth/credentials.ts';
import { credentialsIn } from './authenticate.ts';
import type { RestEnvironment } from './rest-environment.ts';

/** Asks again who calls; a long stream does it at every step, so that withdrawn rights act within 5 s. */
export async function reloadActor(c: HonoContext<RestEnvironment>): Promise<void> {
  c.set('actor', await credentialsOf(c.var.dependencies).actor(credentialsIn(c)));
}
