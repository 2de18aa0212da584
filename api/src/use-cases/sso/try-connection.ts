import { Refusal } from '@sinia/core';
import { genericGrantRequest, ResponseBodyError } from 'openid-client';
import { discoverProvider } from '../../auth/sso/discover-provider.ts';
import { openClientSecret, readSsoRow } from '../../auth/sso/sso-settings-store.ts';
import { SSO_PATH } from '../../auth/sso/sso-sign-in.ts';
import type { Context } from '../context.ts';
import type { SsoConnection } from './sso-settings.ts';

type Draft = Pick<SsoConnection, 'issuer' | 'clientId'> & { readonly clientSecret?: string | undefined };

/** Given where there is none: a provider looks at who asks before it looks at what for (RFC 6749, 3.2.1 and 5.2). */
const NO_CODE = 'sinia-connection-test';

/**
 * Asks the provider before anything is saved: whether it answers under this name, and knows the application by this secret.
 *
 * @returns the secret that serves.
 * @throws Refusal `sso_refused`, with the field that is wrong and a code that says how.
 */
export async function tryConnection(context: Context, draft: Draft): Promise<string> {
  const { dependencies } = context;
  const clientSecret = draft.clientSecret ?? (await knownSecret(context, draft));
  if (!clientSecret) refuse('clientSecret', 'required');
  const provider = await discoverProvider(dependencies, { ...draft, clientSecret }).catch(
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      refuse('issuer', error.code === 'sso_unreachable' ? 'unreachable' : 'not_the_issuer');
    },
  );
  const redirectUri = `${dependencies.settings.baseUrl}${SSO_PATH}`;
  const answer = genericGrantRequest(provider, 'authorization_code', {
    code: NO_CODE,
    redirect_uri: redirectUri,
  });
  const said = await answer.then(
    () => '',
    (error: unknown) => (error instanceof ResponseBodyError ? error.error : 'unexpected'),
  );
  if (said === 'invalid_client' || said === 'unauthorized_client')
    refuse('clientSecret', 'application_refused');
  if (said === 'unexpected') refuse('issuer', 'not_the_issuer');
  return clientSecret;
}

async function knownSecret({ dependencies }: Context, { issuer, clientId }: Draft): Promise<string | null> {
  const row = await readSsoRow(dependencies.db);
  const same = row?.issuer === issuer && row.clientId === clientId;
  return same ? openClientSecret(dependencies.secret, row) : null;
}

function refuse(field: 'issuer' | 'clientSecret', code: string): never {
  throw new Refusal('sso_refused', { fields: [{ pointer: `/${field}`, code }] });
}
