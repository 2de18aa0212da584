import { DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { DeskError } from '../src/port/desk-error.ts';
import type { Exchange, Extension, Policy, Reason, TelephonyPort } from '../src/port/telephony-port.ts';
import { REASONS } from './sample-calls.ts';
import { minutesAgo, NOW } from './sample-desk.ts';

const EXCHANGE: Exchange = {
  ...{ id: 'exc_1', name: 'Centraleta', disabled: false, secrets: 1, hasToken: false, addresses: [] },
  ...{ lastEventAt: minutesAgo(2), hasControlToken: true, managerSeenAt: null, managerFault: null },
  control: {
    ...{ url: 'https://pbx.example/control', dials: true, pauses: true },
    ...{ recordings: 'copy', survey: 'callback' },
  },
  ...{ manager: null, queueLogPath: null, recordsPath: '/var/pbx/cdr.csv' },
  health: {
    issues: [
      { day: '2026-11-24', issue: 'extension_unknown', count: 3 },
      { day: '2026-11-23', issue: 'event_unknown', count: 12 },
    ],
    ...{ stale: 1, waiting: 0 },
    comparisons: [{ day: '2026-11-23', records: 412, lost: 2 }],
    files: [{ kind: 'cdr', readAt: minutesAgo(60), lastError: null }],
  },
};

/** The server's part for the administration of telephony, in memory. */
export function fakeTelephony(people: TelephonyPort['people']): TelephonyPort {
  let exchanges: Exchange[] = [EXCHANGE];
  let extensions: Extension[] = [{ extension: '204', userId: 'agt_1', name: 'Cristina Vila' }];
  let reasons: Reason[] = [...REASONS];
  let policy: Policy = { version: 0, policy: { ...DEFAULT_CALL_POLICY }, versions: [] };
  const setExchange = (id: string, set: (known: Exchange) => Partial<Exchange>) => {
    exchanges = exchanges.map((one) => (one.id === id ? { ...one, ...set(one) } : one));
    return { id };
  };
  return {
    exchanges: async () => exchanges,
    createExchange: async (name) => {
      if (exchanges.some((one) => one.name === name)) throw new DeskError('name_taken');
      const health = { issues: [], stale: 0, waiting: 0, comparisons: [], files: [] };
      const fresh = { control: null, recordsPath: null, lastEventAt: null, hasControlToken: false, health };
      exchanges = [...exchanges, { ...EXCHANGE, ...fresh, id: 'exc_2', name }];
      return { id: 'exc_2', secret: 'secret_shown_once' };
    },
    changeExchange: async (id, { control, manager, ...set }) =>
      setExchange(id, (known) => ({
        ...named(set),
        ...(control === undefined ? {} : { control: control && withoutToken(control) }),
        ...(manager === undefined ? {} : { manager: manager && withoutSecret(manager) }),
        disabled: set.disabled ?? known.disabled,
      })),
    removeExchange: async (id) => {
      if (id === EXCHANGE.id) throw new DeskError('exchange_in_use');
      exchanges = exchanges.filter((one) => one.id !== id);
      return { id };
    },
    rotateSecret: async (id) => {
      setExchange(id, () => ({ secrets: 2 }));
      return { secret: 'secret_rotated' };
    },
    dropOldSecret: async (id) => setExchange(id, () => ({ secrets: 1 })),
    setToken: async (id, make) => {
      setExchange(id, () => ({ hasToken: make }));
      return { token: make ? 'token_shown_once' : null };
    },
    extensions: async () => extensions,
    addExtensions: async (rows) => {
      const taken = rows.some(({ extension }) => extensions.some((one) => one.extension === extension));
      if (taken) throw new DeskError('extension_taken');
      const known = await people();
      const named = rows.map((row) => ({
        ...row,
        name: known.find(({ id }) => id === row.userId)?.name ?? '',
      }));
      extensions = [...extensions, ...named];
      return { added: rows.length };
    },
    removeExtension: async (extension) => {
      extensions = extensions.filter((one) => one.extension !== extension);
      return { extension };
    },
    people,
    policy: async () => policy,
    savePolicy: async (read, next) => {
      if (read !== policy.version) throw new DeskError('version_stale');
      const version = read + 1;
      const saved = { version, policy: next, savedBy: 'Marta Roca', savedAt: NOW };
      policy = { version, policy: next, versions: [saved, ...policy.versions] };
      return { version, policy: next };
    },
    reasons: async () => reasons,
    addReason: async (parentId, names) => {
      const id = `rsn_${reasons.length}`;
      reasons = [...reasons, { id, parentId, names, position: reasons.length, retired: false }];
      return { id };
    },
    changeReason: async (id, set) => {
      reasons = reasons
        .map((reason) => (reason.id === id ? { ...reason, ...named(set) } : reason))
        .sort((a, b) => a.position - b.position);
      return { id };
    },
  };
}

/** What is not named stays. */
function named<Set extends object>(set: Set) {
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Set]?: Exclude<Set[Name], undefined> };
}

type Changes = Parameters<TelephonyPort['changeExchange']>[1];

function withoutToken({ token: _, ...control }: NonNullable<Changes['control']>) {
  return control;
}

function withoutSecret({ secret: _, ...manager }: NonNullable<Changes['manager']>) {
  return manager;
}
