import type { Context, Hono } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { type SignedInCustomer, signCustomerToken } from './sign-customer-token.ts';
import type { SiteConfig } from './site-config.ts';

/**
 * Stands for the host's own sign-in: one click picks an invented person. `POST /token` is what the widgets call
 * for; it answers only to the session of this page.
 */
export function addSession(
  host: Hono,
  config: SiteConfig,
  people: readonly SignedInCustomer[],
  home: string,
) {
  const find = (id: string | false | undefined) => people.find((person) => person.id === id);
  const current = async (c: Context) => find(await getSignedCookie(c, config.identitySecret, 'session'));

  host.use('/login', csrf());
  host.use('/logout', csrf());
  host.post('/login', async (c) => {
    const { person, back } = await c.req.parseBody();
    const known = find(String(person));
    if (!known) return c.text('unknown person', 400);
    await setSignedCookie(c, 'session', known.id, config.identitySecret, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 8 * 3600,
    });
    return c.redirect(/^\/(?!\/)[a-z/]*$/.test(String(back)) ? String(back) : home, 303);
  });
  host.post('/logout', (c) => {
    deleteCookie(c, 'session', { path: '/' });
    return c.redirect(home, 303);
  });
  host.post('/token', async (c) => {
    if (c.req.header('Sec-Fetch-Site') && c.req.header('Sec-Fetch-Site') !== 'same-origin') {
      return c.text('ask from this page', 403);
    }
    const person = await current(c);
    if (!person) return c.text('sign in first', 401);
    c.header('Cache-Control', 'no-store');
    return c.text(await signCustomerToken(config, person));
  });
  return { current };
}
