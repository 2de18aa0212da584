import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';

/** What administrators ask about telephony. Every method rejects with a `DeskError`. */
export type TelephonyPort = ReturnType<typeof createTelephony>;

export type Exchange = Awaited<ReturnType<TelephonyPort['exchanges']>>[number];
export type ExchangeChanges = Parameters<Trpc['calls']['changeExchange']['mutate']>[0]['set'];
export type Policy = Awaited<ReturnType<TelephonyPort['policy']>>;
export type Extension = Awaited<ReturnType<TelephonyPort['extensions']>>[number];
export type Reason = Awaited<ReturnType<TelephonyPort['reasons']>>[number];
export type ReasonNames = Parameters<Trpc['calls']['addReason']['mutate']>[0]['names'];
export type PolicyRules = Awaited<ReturnType<Trpc['calls']['policy']['query']>>['policy'];
export type ReasonChanges = Parameters<Trpc['calls']['changeReason']['mutate']>[0]['set'];

export function createTelephony(trpc: Trpc, session: Session) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { calls, staff } = trpc;
  return {
    exchanges: () => call(() => calls.exchanges.query({})),
    /** The secret is in this answer and nowhere else. */
    createExchange: (name: string) => call(() => calls.createExchange.mutate({ name })),
    changeExchange: (id: string, set: ExchangeChanges) =>
      call(() => calls.changeExchange.mutate({ id, set })),
    removeExchange: (id: string) => call(() => calls.removeExchange.mutate({ id })),
    rotateSecret: (id: string) => call(() => calls.rotateExchangeSecret.mutate({ id })),
    dropOldSecret: (id: string) => call(() => calls.dropOldExchangeSecret.mutate({ id })),
    /** @param make false ends the token that there is */
    setToken: (id: string, make: boolean) => call(() => calls.setExchangeToken.mutate({ id, make })),
    extensions: () => call(() => calls.extensions.query({})),
    addExtensions: (rows: { extension: string; userId: string }[]) =>
      call(() => calls.addExtensions.mutate({ rows })),
    removeExtension: (extension: string) => call(() => calls.removeExtension.mutate({ extension })),
    people: () => call(async () => (await staff.people.query({})).people),
    policy: () => call(() => calls.policy.query({})),
    /** @param version the one that was read; another now gives `version_stale` */
    savePolicy: (version: number, policy: PolicyRules) =>
      call(() => calls.savePolicy.mutate({ version, policy })),
    reasons: () => call(() => calls.reasons.query({})),
    addReason: (parentId: string | null, names: ReasonNames) =>
      call(() => calls.addReason.mutate({ parentId, names })),
    changeReason: (id: string, set: ReasonChanges) => call(() => calls.changeReason.mutate({ id, set })),
  };
}
