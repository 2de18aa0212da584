import type { LookUpCallerBody } from '@sinia/sdk';

/**
 * What an exchange wrote behind the address of our page, `#ani=600111222&callid=…`. It is taken out of the address at once,
 * before anything else happens: a number would stay in the history.
 */
export function takeAddress(): LookUpCallerBody | null {
  const { hash, pathname, search } = location;
  if (hash.length < 2) return null;
  history.replaceState(history.state, '', pathname + search);
  const asked = new URLSearchParams(hash.slice(1).replaceAll('+', '%2B'));
  const [number, callId] = [asked.get('ani')?.slice(0, 200), asked.get('callid')?.slice(0, 200)];
  if (!number && !callId) return null;
  return { ...(number && { number }), ...(callId && { callId }) };
}
