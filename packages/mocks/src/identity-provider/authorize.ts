import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { CHOOSE_STYLE, choosePage } from './choose-page.ts';
import { drawText } from './grants.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { TenantPerson } from './people.ts';

const SESSION = 'provider_session';

type Asked = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly scope: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly context: string | undefined;
};

/** The half that browsers see: who are you, and back to the application with a code. */
export function authorizeRoutes(provider: IdentityProvider): Hono {
  const routes = new Hono();
  /** Who is signed in at the provider itself, by the cookie of the browser. */
  const sessions = new Map<string, string>();

  routes.get('/style.css', (c) => c.body(CHOOSE_STYLE, 200, { 'Content-Type': 'text/css' }));
  routes.get(`/${provider.tenant}/oauth2/v2.0/authorize`, (c) => {
    const asked = readAsked(provider, c);
    if (typeof asked === 'string') return c.text(asked, 400);
    const session = getCookie(c, SESSION) ?? '';
    const known = provider.directory.get(sessions.get(session) ?? '');
    if (known && !known.disabled && !c.req.query('prompt')) return answer(c, asked, known, session);
    const language = c.req.header('Accept-Language')?.startsWith('es') ? 'es' : 'ca';
    const people = [...provider.directory.values()].filter((person) => !person.disabled);
    return c.html(choosePage(language, people, JSON.stringify(asked)));
  });
  routes.post('/choose', async (c) => {
    const form = await c.req.parseBody();
    const asked = JSON.parse(String(form.asked)) as Asked;
    const person = provider.directory.get(String(form.oid));
    if (!person || person.disabled) return c.redirect(withError(asked, 'access_denied'), 303);
    const session = drawText();
    sessions.set(session, person.oid);
    setCookie(c, SESSION, session, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return answer(c, asked, person, session);
  });

  function answer(c: Context, asked: Asked, person: TenantPerson, session: string): Response {
    const { clientId, scope, nonce, context, redirectUri, challenge, state } = asked;
    const grant = { person, clientId, scope, nonce, context, session };
    const url = new URL(redirectUri);
    url.searchParams.set('code', provider.grants.issueCode(grant, redirectUri, challenge));
    url.searchParams.set('state', state);
    return c.redirect(url.href, 303);
  }
  return routes;
}

/** What an application asks for; a sentence where the person must not be sent back to it. */
function readAsked({ clients }: IdentityProvider, c: Context): Asked | string {
  const { client_id = '', redirect_uri = '', state = '', scope = '', nonce, ...rest } = c.req.query();
  const client = clients.find(({ clientId }) => clientId === client_id);
  if (!client) return 'AADSTS700016: the application was not found in the directory';
  if (!client.redirectUris.includes(redirect_uri)) return 'AADSTS50011: the redirect URI does not match';
  if (rest.response_type !== 'code' || !scope.split(' ').includes('openid'))
    return 'AADSTS90014: openid and code are required';
  if (rest.code_challenge_method !== 'S256' || !rest.code_challenge) return 'AADSTS501491: PKCE is required';
  const wanted = JSON.parse(rest.claims ?? '{}') as { id_token?: { acrs?: { value?: string } } };
  const context = wanted.id_token?.acrs?.value;
  const challenge = rest.code_challenge;
  return { clientId: client_id, redirectUri: redirect_uri, state, scope, challenge, nonce, context };
}

function withError({ redirectUri, state }: Asked, error: string): string {
  const url = new URL(redirectUri);
  url.searchParams.set('error', error);
  url.searchParams.set('error_description', 'AADSTS65004: User declined to consent to access the app.');
  url.searchParams.set('state', state);
  return url.href;
}
