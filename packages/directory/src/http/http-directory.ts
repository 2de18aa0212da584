import { randomBytes } from 'node:crypto';
import type { DirectoryCustomer } from '../customer.ts';
import { DirectoryFailure } from '../directory-failure.ts';
import type {
  CallOptions,
  ChangedRecord,
  ChangesPage,
  ContactNote,
  DirectoryPort,
  DirectoryQuery,
  SearchKey,
} from '../port.ts';
import { readFlag } from '../record/codes.ts';
import { readCustomer } from '../record/read-customer.ts';
import { keyValue } from '../search-keys.ts';
import type { SendHttp } from './http-request.ts';
import { type OperationAnswer, readJsonAnswer, readSoapAnswer } from './read-answer.ts';
import { readAccount } from './read-wire-account.ts';
import { rawCustomerOf } from './read-wire-customer.ts';
import { OPERATIONS_NAMESPACE, soapEnvelope, type UsernameToken, type WireFields } from './soap-envelope.ts';
import { nodesOf, textOf, textsOf, type WireNode } from './wire-node.ts';

export interface HttpDirectoryOptions extends UsernameToken {
  readonly transport: 'soap' | 'rest';
  /** SOAP: the service; REST: what stands before the operation's name. */
  readonly url: string;
  /** Three digits, zeros before them: which supplier's customers. */
  readonly explotacio: string;
  readonly send: SendHttp;
  readonly clock: () => Date;
  /** Milliseconds for a call that nobody waits for; default 30,000. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** By mail the master cannot be searched; the copy can. */
const LIVE_KEYS: ReadonlySet<SearchKey> = new Set<SearchKey>([
  'documentId',
  'phone',
  'contract',
  'meter',
  'name',
]);

type Call = (operation: string, fields: WireFields, options?: CallOptions) => Promise<OperationAnswer>;

/** Aquacis behind its web service: SOAP 1.1 with a UsernameToken, or the same operations as JSON with a login. */
export function createHttpDirectory(options: HttpDirectoryOptions): DirectoryPort {
  const call: Call = (operation, fields, { signal } = {}) =>
    ask(options, operation, { explotacio: options.explotacio, ...fields }, signal);
  return {
    liveKeys: LIVE_KEYS,
    search: (query, { limit, ...rest }) => search(options, call, query, limit, rest),
    async getCustomer(id, rest) {
      const answer = await call('obtenirClient', { idClient: id }, rest);
      return answer === 'missing' ? null : (shown(options, nodesOf(answer, 'clients', 'client'))[0] ?? null);
    },
    changes: (cursor, limit, rest) => changes(options, call, cursor, limit, rest),
    async getAccount(contractNumber, rest) {
      const answer = await call('consultaContracte', { contracte: contractNumber }, rest);
      return answer === 'missing' ? null : readAccount(contractNumber, answer);
    },
    registerContact: (note, rest) => registerContact(call, note, rest),
    async health(rest) {
      const before = performance.now();
      const answer = await call('estat', {}, rest);
      const version = answer === 'missing' ? null : textOf(answer, 'versio');
      return { latencyMs: Math.round(performance.now() - before), version };
    },
    close: async () => undefined,
  };
}

async function ask(
  { transport, url, send, clock, timeoutMs = TIMEOUT_MS, ...token }: HttpDirectoryOptions,
  operation: string,
  fields: WireFields,
  signal: AbortSignal = AbortSignal.timeout(timeoutMs),
): Promise<OperationAnswer> {
  const common = { method: 'POST', signal, maxBytes: MOST_BYTES } as const;
  if (transport === 'soap') {
    const body = soapEnvelope(operation, fields, token, { nonce: randomBytes(16), now: clock() });
    const headers = {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${OPERATIONS_NAMESPACE}/${operation}"`,
    };
    return readSoapAnswer(await send({ ...common, url, headers, body }), operation);
  }
  const login = Buffer.from(`${token.user}:${token.password}`).toString('base64');
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Basic ${login}`,
  };
  const at = `${url.replace(/\/+$/, '')}/${operation}`;
  return readJsonAnswer(await send({ ...common, url: at, headers, body: JSON.stringify(fields) }));
}

async function search(
  options: HttpDirectoryOptions,
  call: Call,
  query: DirectoryQuery,
  limit: number,
  rest: CallOptions,
) {
  if (query.email !== undefined) throw new DirectoryFailure('key_not_supported', 'email');
  const filter = {
    document: query.documentId && keyValue('documentId', query.documentId),
    telefon: query.phone === undefined ? undefined : phoneFilter(query.phone),
    contracte: query.contract?.trim(),
    comptador: query.meter?.trim(),
    nom: query.name?.trim(),
    maxim: limit + 1,
  };
  const answer = await call('cercaClients', filter, rest);
  if (answer === 'missing') return { customers: [], truncated: false };
  const nodes = nodesOf(answer, 'clients', 'client');
  const more = nodes.length > limit || readFlag(textOf(answer, 'mesResultats')) === 'yes';
  return { customers: shown(options, nodes.slice(0, limit)), truncated: more };
}

/** The filter is a number there: no `+`, no zeros before it, and no country where it is ours. */
function phoneFilter(raw: string): number {
  const key =
    keyValue('phone', raw)
      ?.replace(/^\+34(?=\d{9}$)/, '')
      .replace(/\D/g, '') ?? '';
  const number = Number(key);
  if (!Number.isSafeInteger(number) || number === 0) throw new DirectoryFailure('key_not_supported', 'phone');
  return number;
}

/** Those who may be shown and can be read; the import says of the others what is wrong. */
function shown({ clock }: HttpDirectoryOptions, nodes: readonly WireNode[]): DirectoryCustomer[] {
  const asOf = clock().toISOString();
  return nodes
    .map((node) => readCustomer(rawCustomerOf(node), asOf))
    .flatMap((record) => ('customer' in record ? [record.customer] : []))
    .filter(({ standing }) => standing === 'active');
}

async function changes(
  { clock }: HttpDirectoryOptions,
  call: Call,
  cursor: string | null,
  limit: number,
  rest: CallOptions = {},
): Promise<ChangesPage> {
  const { at, row } = openCursor(cursor);
  const answer = await call('canvisClients', { cursor: at, maxim: limit }, rest);
  if (answer === 'missing') throw new DirectoryFailure('malformed', 'no page of changes');
  const next = textOf(answer, 'cursor');
  if (next === null) throw new DirectoryFailure('malformed', 'no cursor');
  const more = readFlag(textOf(answer, 'mes')) === 'yes';
  const asOf = clock().toISOString();
  const records: ChangedRecord[] = nodesOf(answer, 'clients', 'client').map((node, index) => ({
    row: row + index + 1,
    ...readCustomer(rawCustomerOf(node), asOf),
  }));
  const total = Number(textOf(answer, 'total') ?? Number.NaN);
  return {
    records,
    deletedIds: textsOf(answer, 'baixes', 'idClient').filter((id): id is string => id !== null),
    // Rows are counted within one import: the next one begins with the first again.
    next: more ? `${row + records.length} ${next}` : `0 ${next}`,
    more,
    total: Number.isSafeInteger(total) ? total : null,
  };
}

function openCursor(cursor: string | null): { at: string | null; row: number } {
  if (cursor === null) return { at: null, row: 0 };
  const [row = '', ...at] = cursor.split(' ');
  return { at: at.join(' '), row: Number(row) || 0 };
}

async function registerContact(call: Call, note: ContactNote, rest?: CallOptions) {
  const fields = {
    idClient: note.customerId,
    contracte: note.contractNumber,
    canal: note.channel,
    motiu: note.reasonCode,
    entrant: note.inbound ? 'S' : 'N',
    referencia: note.ticketReference,
    data: note.at,
  };
  const answer = await call('altaContacte', fields, rest);
  const externalId = answer === 'missing' ? null : textOf(answer, 'idContacte');
  if (externalId === null) throw new DirectoryFailure('business_error', 'the contact was not taken');
  return { externalId };
}
