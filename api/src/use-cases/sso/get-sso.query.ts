import { z } from 'zod';
import { readGroupRoles, readSsoRow } from '../../auth/sso/sso-settings-store.ts';
import { SSO_PATH } from '../../auth/sso/sso-sign-in.ts';
import { defineQuery } from '../query.ts';
import { GroupLine, SsoConnection } from './sso-settings.ts';

/** How the company sign-in is set up, what to register at the provider, and what its groups may do here. */
export const getSso = defineQuery({
  name: 'getSso',
  permission: 'sso.write',
  input: z.object({}),
  output: z.object({
    connection: SsoConnection.nullable(),
    /** To be registered at the provider. */
    redirectUri: z.string(),
    logoutUri: z.string(),
    groups: z.array(GroupLine),
  }),
  async run({ dependencies: { db, settings } }) {
    const [row, groups] = await Promise.all([readSsoRow(db), readGroupRoles(db)]);
    const redirectUri = `${settings.baseUrl}${SSO_PATH}`;
    return { connection: row, redirectUri, logoutUri: `${redirectUri}/logout`, groups };
  },
});
