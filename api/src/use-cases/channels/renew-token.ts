import type { Dependencies } from '../context.ts';
import {
  type AccountRow,
  lockAccount,
  noteProblem,
  openSecrets,
  sealSecrets,
  writeAccount,
} from './account-store.ts';
import { makeAdapter } from './make-adapter.ts';

/** Under the lock a token that somebody else has just renewed is good for at least so long. */
const FRESH_MS = 15 * 60_000;

/**
 * Renews a token, once whoever asks: a refresh token may be good for one use only, so the row is locked, what another
 * has renewed meanwhile is used, and the new pair is kept before anybody speaks with it.
 *
 * @param refused the token that the provider has taken back; else it is one that runs out
 * @returns the token to speak with
 * @throws where the provider gives none: somebody has to connect the account again
 */
export async function renewToken(
  dependencies: Dependencies,
  accountId: string,
  refused?: string,
): Promise<string> {
  const { db, clock } = dependencies;
  try {
    return await db.transaction(async (tx) => {
      const row = await lockAccount(tx, accountId);
      const secrets = openSecrets(dependencies.secret, row);
      const none = async (): Promise<string> => Promise.reject(new Error('a renewal needs no token'));
      const channel = makeAdapter(dependencies, row, secrets, none);
      const { accessToken: known } = secrets;
      const isFresh = (row.tokenExpiresAt?.getTime() ?? 0) - clock().getTime() > FRESH_MS;
      if (known && (refused === undefined ? isFresh : known !== refused)) return known;
      if (!channel?.renew) throw new Error('this token cannot be renewed');
      const { accessToken, refreshToken, expiresAt } = await channel.renew();
      const kept = { ...secrets, accessToken, refreshToken: refreshToken ?? secrets.refreshToken };
      await writeAccount(tx, accountId, {
        secrets: sealSecrets(dependencies.secret, accountId, kept),
        tokenExpiresAt: expiresAt,
      });
      return accessToken;
    });
  } catch (error) {
    await noteProblem(db, accountId, 'token_invalid', clock());
    throw error;
  }
}

const DAY_MS = 86_400_000;
/** A 60-day token that is renewed every week has at least this long to live. */
const LIFE_DAYS = 60;

/** Whether a token wants renewing although it is good: one that dies with its last day is renewed long before. */
export function wantsRenewal(row: Pick<AccountRow, 'tokenExpiresAt'>, everyDays: number, now: Date): boolean {
  if (!row.tokenExpiresAt) return false;
  const left = row.tokenExpiresAt.getTime() - now.getTime();
  return left > 0 && left < (LIFE_DAYS - everyDays) * DAY_MS;
}
