import { DeskError } from '../src/port/desk-error.ts';
import type {
  Connection,
  FileSeen,
  Integration,
  IntegrationsPort,
  Run,
} from '../src/port/integrations-port.ts';

const AT = '2026-11-24T08:30:00.000Z';

const INTEGRATIONS: readonly Integration[] = [
  {
    ...{ id: 'aquacis', health: 'well', lastSyncAt: AT, failures: 0, lastFailure: null },
    receives: ['customer', 'document', 'contact_data', 'contract', 'supply', 'invoices', 'readings'],
    ...{ owner: 'Sistemes, ext. 4021', sends: ['contact_note'] },
  },
  {
    ...{ id: 'enreach', health: 'failing', lastSyncAt: AT, failures: 3, owner: null },
    lastFailure: { code: 'not_understood', at: AT },
    ...{ receives: ['call', 'caller_number', 'queue', 'agent_state'], sends: [] },
  },
  {
    ...{ id: 'oficinaVirtual', health: 'quiet', lastSyncAt: null, failures: 0, lastFailure: null },
    ...{ owner: null, receives: ['signed_identity', 'request'], sends: ['status', 'conversation', 'terms'] },
  },
  {
    ...{ id: 'website', health: 'not_connected', lastSyncAt: null, failures: 0, lastFailure: null },
    ...{ owner: null, receives: ['request', 'attachments'], sends: ['key', 'status'] },
  },
  {
    ...{ id: 'clamav', health: 'well', lastSyncAt: AT, failures: 0, lastFailure: null },
    ...{ owner: null, receives: ['virus_found'], sends: ['attachments'] },
  },
];

const CONNECTION: Connection = {
  settings: {
    ...{ kind: 'soap', url: 'https://aquacis.example/soap', user: 'sinia', explotacio: '001' },
    passwordType: 'digest',
  },
  ...{ hasPassword: true, linkTemplate: 'https://aquacis.example/contracte/{contract}', writesBack: false },
  ...{ paused: false, syncedAt: AT, lastFullAt: AT, nextFullAt: '2026-11-25T01:30:00.000Z' },
  ...{ nextChangesAt: '2026-11-24T08:45:00.000Z', failures: 0, lastFailure: null, lastFailureAt: null },
  ...{ updatedBy: 'agt_0', updatedAt: AT },
};

const RUN: Run = {
  ...{ id: 'run_1', kind: 'full', dryRun: false, complete: true, status: 'done', fileName: null, asOf: AT },
  ...{ total: 60_000, done: 60_000, created: 12, updated: 301, unchanged: 59_680, outdated: 0, removed: 5 },
  ...{ rejected: 2, lastFailure: null, startedBy: 'system', createdAt: AT, finishedAt: AT, undoneAt: null },
  ...{ canUndo: true, canRepeat: false },
};

const SEEN: FileSeen = {
  format: {
    ...{ kind: 'csv', delimiter: ';', encoding: 'windows-1252' },
    mapping: { customerId: ['Client'], phone: ['Telèfon'] },
  },
  columns: ['Client', 'Titular', 'Telèfon'],
  sample: [
    ['100000', 'Núria Puig i Serra', '937416100'],
    ['100001', 'Comunitat de propietaris de l’avinguda del Maresme, 48-50', '600111222'],
  ],
};

/** The part of the server that is about other systems, in memory. */
export function fakeIntegrations(): IntegrationsPort {
  let integrations = [...INTEGRATIONS];
  let connection: Connection = CONNECTION;
  let runs: Run[] = [RUN];
  const changeRun = (id: string, set: Partial<Run>) => {
    runs = runs.map((run) => (run.id === id ? { ...run, ...set } : run));
    return { id };
  };
  return {
    integrations: async () => integrations,
    saveOwner: async ({ id, owner }) => {
      integrations = integrations.map((one) => (one.id === id ? { ...one, owner } : one));
      return { id, owner };
    },
    connection: async () => connection,
    saveConnection: async ({ settings, linkTemplate, writesBack }) => {
      const updatedAt = '2026-11-24T10:20:00.000Z';
      connection = { ...connection, settings, linkTemplate, writesBack, updatedAt };
      return connection;
    },
    testConnection: async ({ settings, password }) => {
      if (password === 'malament') return { ok: false, failure: 'login_refused', detail: '' };
      const version = settings.kind === 'sql' ? 'PostgreSQL 18.0' : 'Aquacis 9';
      return { ok: true, latencyMs: 41, version, total: 60_000 };
    },
    pauseConnection: async (paused) => {
      connection = { ...connection, paused };
      return { paused };
    },
    runs: async () => runs,
    report: async ({ id, outcomes }) => ({
      run: runs.find((run) => run.id === id) ?? RUN,
      lines: outcomes?.includes('rejected')
        ? [
            {
              ...{ position: 1, row: 14, customerId: '100013', outcome: 'rejected' },
              ...{ problem: 'date_invalid', field: 'startDate' },
            },
            {
              ...{ position: 2, row: 77, customerId: null, outcome: 'rejected' },
              ...{ problem: 'row_truncated', field: null },
            },
          ]
        : [],
      hasMore: false,
    }),
    copyEverything: async () => {
      throw new DeskError('import_under_way');
    },
    stopRun: async (id) => changeRun(id, { status: 'stopped' }),
    resumeRun: async (id) => changeRun(id, { status: 'running' }),
    repeatRun: async (id) => {
      runs = [{ ...RUN, id: 'run_3', kind: 'file', fileName: 'clients.csv', status: 'done' }, ...runs];
      return changeRun(id, { canRepeat: false });
    },
    undoRun: async (id) => changeRun(id, { status: 'undone', canUndo: false }),
    upload: async (file, onProgress) => {
      if (file.name.includes('buit')) throw new DeskError('attachment_empty');
      onProgress(1);
      return { id: 'fil_1' };
    },
    describeFile: async () => SEEN,
    importFile: async ({ fileName, dryRun }) => {
      const run = { ...RUN, id: 'run_2', kind: 'file' as const, fileName, dryRun, complete: false };
      runs = [{ ...run, canUndo: false, canRepeat: true, created: 40, rejected: 2 }, ...runs];
      return { id: 'run_2' };
    },
  };
}
