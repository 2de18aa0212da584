import type { DirectoryCustomer } from '../src/customer.ts';
import { textOf, type WireNode } from '../src/http/wire-node.ts';
import type { FakeMaster } from './fake-master.ts';
import { type Wire, wireAccount, wireCustomer } from './write-wire.ts';

type Parts = { readonly [name: string]: Wire };

const WELL = { resultat: { codi: '00', missatge: 'OK' } } as const;
const MISSING = refusal(100, 'Client o contracte inexistent');
const EXPLOTACIO = /^\d{3}$/;

export function refusal(code: number, text: string): Parts {
  return { resultat: { codi: code, missatge: text } };
}

/** What the master answers, whatever the wire; undefined for an operation that it does not have. */
export function perform(master: FakeMaster, operation: string, fields: WireNode): Parts | undefined {
  const text = (name: string) => textOf(fields, name) ?? undefined;
  if (operation !== 'estat' && !EXPLOTACIO.test(text('explotacio') ?? ''))
    return refusal(200, 'Explotació obligatòria');
  switch (operation) {
    case 'estat':
      return { ...WELL, versio: '12.4.1' };
    case 'cercaClients':
      return search(master, text);
    case 'obtenirClient': {
      const customer = master.get(text('idClient') ?? '');
      return customer ? { ...WELL, clients: { client: wireCustomer(customer) } } : MISSING;
    }
    case 'canvisClients':
      return changes(master, text('cursor') ?? null, Number(text('maxim') ?? 100));
    case 'consultaContracte': {
      const account = master.account(text('contracte') ?? '');
      return account ? { ...WELL, ...(wireAccount(account) as Parts) } : MISSING;
    }
    case 'altaContacte':
      return register(master, text);
    default:
      return undefined;
  }
}

type TextOf = (name: string) => string | undefined;

function search(master: FakeMaster, text: TextOf): Parts {
  if (text('correu')) return refusal(310, 'Filtre no suportat: correu');
  const phone = text('telefon');
  if (phone && !/^[1-9]\d*$/.test(phone)) return refusal(320, 'El telèfon ha de ser numèric');
  const limit = Number(text('maxim') ?? 20);
  const query = {
    documentId: text('document'),
    phone,
    contract: text('contracte'),
    meter: text('comptador'),
    name: text('nom'),
  };
  const found = master.search(query, limit);
  if (found.length === 0) return MISSING;
  return { ...WELL, ...list(found), mesResultats: found.length === limit ? 'S' : 'N' };
}

function changes(master: FakeMaster, cursor: string | null, limit: number): Parts {
  const page = master.changesAfter(cursor, Math.min(limit, 2_000));
  const customers = page.changes.flatMap((change) => ('customer' in change ? [change.customer] : []));
  const deleted = page.changes.flatMap((change) => ('deletedId' in change ? [change.deletedId] : []));
  return {
    ...WELL,
    ...list(customers),
    baixes: { idClient: deleted },
    ...{ cursor: page.next, mes: page.more ? 'S' : 'N', total: page.total },
  };
}

function register(master: FakeMaster, text: TextOf): Parts {
  const customerId = text('idClient') ?? '';
  if (!master.get(customerId)) return MISSING;
  const id = master.register({
    customerId,
    contractNumber: text('contracte') ?? null,
    channel: text('canal') ?? '',
    reasonCode: text('motiu') ?? '',
    inbound: text('entrant') === 'S',
    ticketReference: text('referencia') ?? '',
    at: text('data') ?? '',
  });
  return { ...WELL, idContacte: id };
}

function list(customers: readonly DirectoryCustomer[]): Parts {
  return { clients: { client: customers.map(wireCustomer) } };
}
