import type { Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { type SignedInCustomer, signCustomerToken } from './sign-customer-token.ts';
import type { SiteConfig } from './site-config.ts';

/** `POST /token` is what the widgets call for: it answers only to the session of this page, which `POST /logout` ends. */
export function serveIdentity(
  host: Hono,
  config: SiteConfig,
  current: (c: Context) => Promise<SignedInCustomer | undefined>,
  leave: (c: Context) => Response,
): void {
  host.use('/logout', csrf());
  host.post('/logout', leave);
  host.post('/token', async (c) => {
    if (c.req.header('Sec-Fetch-Site') && c.req.header('Sec-Fetch-Site') !== 'same-origin') {
      return c.text('ask from this page', 403);
    }
    const person = await current(c);
    if (!person) return c.text('sign in first', 401);
    c.header('Cache-Control', 'no-store');
    return c.text(await signCustomerToken(config, person));
  });
}
