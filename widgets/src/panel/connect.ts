/** A bearer for the desk, narrow and short, as the server grants it. */
export type Granted = {
  readonly token: string;
  readonly expiresAt: string;
  readonly staff: { readonly id: string; readonly name: string };
};

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

type Credential = { readonly token?: string; readonly cookie?: boolean };

async function post(url: string, body: unknown, { token, cookie }: Credential = {}): Promise<Granted | null> {
  const answer = await fetch(url, {
    method: 'POST',
    credentials: cookie ? 'same-origin' : 'omit',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (answer.status === 401 || answer.status === 403) return null;
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  return answer.json();
}

/**
 * Signs a colleague in from a foreign page: a pop-up on the desk's own origin, where their session lives, hands back a
 * code for one use (by `postMessage`, to this origin only), which PKCE ties to this page. The bearer stays in memory.
 * Call it from a click, or the browser blocks the pop-up.
 * @returns null when the pop-up was blocked or closed
 */
export async function connect(apiUrl: string): Promise<Granted | null> {
  const { origin } = new URL(apiUrl);
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const popup = window.open('', 'sinia-connect', 'popup,width=480,height=680');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  if (!popup) return null;
  const request = new URLSearchParams({
    origin: location.origin,
    challenge: base64url(new Uint8Array(digest)),
  });
  popup.location.href = `${origin}/desk/connect#${request}`;
  const code = await codeFrom(popup, origin);
  return code === null ? null : post(`${origin}/desk/connect/token`, { code, verifier });
}

/** A new bearer for one that is about to end; null when the session behind it has ended. */
export const renew = (apiUrl: string, token: string): Promise<Granted | null> =>
  post(`${new URL(apiUrl).origin}/desk/token/renew`, {}, { token });

/** The bearer of whoever is signed in to the desk, on the desk's own pages; null when nobody is. */
export const ownBearer = (origin: string): Promise<Granted | null> =>
  post(`${origin}/desk/token`, {}, { cookie: true });

/** Waits for `{ type: 'sinia-panel-code', code }` from that window and that origin, and from no other. */
function codeFrom(popup: Window, origin: string): Promise<string | null> {
  return new Promise((resolve) => {
    const finish = (code: string | null) => {
      clearInterval(closed);
      removeEventListener('message', listen);
      popup.close();
      resolve(code);
    };
    const listen = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== popup || event.data?.type !== 'sinia-panel-code')
        return;
      finish(String(event.data.code));
    };
    const closed = setInterval(() => popup.closed && finish(null), 500);
    addEventListener('message', listen);
  });
}
