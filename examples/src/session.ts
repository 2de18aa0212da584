import type { Context, Hono } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { serveIdentity } from './serve-identity.ts';
import type { SignedInCustomer } from './sign-customer-token.ts';
import type { SiteConfig } from './site-config.ts';

/** Stands for the host's own sign-in: one click picks an invented person. */
export function addSession(
  host: Hono,
  config: SiteConfig,
  people: readonly SignedInCustomer[],
  home: string,
) {
  const find = (id: string | false | undefined) => people.find((person) => person.id === id);
  const current = async (c: Context) => find(await getSignedCookie(c, config.identitySecret, 'session'));

  host.use('/login', csrf());
  host.post('/login', async (c) => {
    const { person, back } = await c.req.parseBody();
    const known = find(String(person));
    if (!known) return c.text('unknown person', 400);
    await setSignedCookie(c, 'session', known.id, config.identitySecret, sessionCookie);
    return c.redirect(wayBack(String(back), home), 303);
  });
  serveIdentity(host, config, current, (c) => {
    deleteCookie(c, 'session', { path: '/' });
    return c.redirect(home, 303);
  });
  return { current };
}

export const sessionCookie = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 8 * 3600 } as const;

/** Back to the page that one came from: a path of this site, and nothing else. */
export const wayBack = (path: string, home: string) => (/^\/(?!\/)[a-z/]*$/.test(path) ? path : home);
