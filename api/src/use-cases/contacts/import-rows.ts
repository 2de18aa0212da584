import { IMPORT_OUTCOMES } from '@sinia/contracts';
import { type ImportTarget, importTarget } from '@sinia/core/identity';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { lockPeople, lockPerson, type Person } from './contact-store.ts';
import { readOwnContracts, wantedContracts } from './contract-store.ts';
import { newContact } from './create-contact.ts';
import { eachOnce } from './identity-input.ts';
import { lockImports, readSharingRows } from './import-match-store.ts';
import type { ReadableRow } from './read-import-row.ts';
import { readSettings, type VersionedSettings } from './settings-store.ts';
import { type Rewritten, writeContact } from './write-contact.ts';

export const RowOutcome = z.object({
  row: z.int(),
  outcome: z.enum(IMPORT_OUTCOMES),
  contactId: z.string().nullable(),
  problem: z.string().optional(),
});
export type RowOutcome = z.infer<typeof RowOutcome>;

interface Matched {
  readonly row: ReadableRow;
  readonly target: ImportTarget;
  readonly known: Rewritten | null;
}

/**
 * Writes some rows of an import, all or none: a new card, or what the row says on the card of whom it is about. What is
 * said already is not said again, so that the same rows twice change nothing.
 *
 * @param rows none of which shares anything with another
 */
export const importRows = defineUseCase({
  name: 'importContactRows',
  permission: 'contact.write',
  input: z.object({ rows: z.custom<readonly ReadableRow[]>() }),
  output: z.object({ rows: z.array(RowOutcome) }),
  load: async (tx, { rows }, context) => {
    await lockImports(tx);
    const [sharing, rules] = await Promise.all([readSharingRows(tx, rows), readSettings(tx)]);
    const targets = rows.map((row) => importTarget(aboutRow(row), sharing.get(row.row) ?? []));
    const ids = targets.flatMap((target) => ('contactId' in target && target.contactId) || []);
    const people = await lockPeople(tx, ids);
    const matched = rows.map(async (row, index): Promise<Matched> => {
      const target = targets[index] as ImportTarget;
      const id = 'contactId' in target ? target.contactId : null;
      if (id === null) return { row, target, known: null };
      const person = people.get(id) ?? (await lockPerson(tx, id));
      return { row, target, known: await toldOf(tx, context, row, person, rules) };
    });
    return { matched: await Promise.all(matched), rules };
  },
  about: () => ({}),
  run: async (work, { subject: { matched, rules }, context }) => {
    const rows: RowOutcome[] = [];
    for (const one of matched) rows.push(await writeRow(work, context, one, rules));
    return { rows };
  },
});

async function writeRow(
  work: UnitOfWork,
  context: Context,
  { row: { row, body, source, wanted }, target, known }: Matched,
  rules: VersionedSettings,
): Promise<RowOutcome> {
  if ('problem' in target) return { row, outcome: 'rejected', contactId: null, problem: target.problem };
  if (!known) {
    const { root } = newContact(work, context, { ...body, source, wanted }, rules);
    return { row, outcome: 'created', contactId: root.id };
  }
  const { identities: _identities, contracts: _contracts, aquacisId: _number, ...set } = body;
  const { changed } = await writeContact(work, context, known, { ...set, source });
  return { row, outcome: changed ? 'updated' : 'unchanged', contactId: known.person.root.id };
}

function aboutRow({ body, wanted }: ReadableRow) {
  const documents = wanted.filter(({ kind }) => kind === 'documentId').map(({ value }) => value);
  return { name: body.name, aquacisId: body.aquacisId ?? null, documents };
}

/** What the row adds to the identities and contracts that are there; an import takes nothing away. */
async function toldOf(
  tx: Transaction,
  { actor, dependencies }: Context,
  { body, source, wanted }: ReadableRow,
  person: Person,
  rules: VersionedSettings,
): Promise<Rewritten> {
  const before = body.contracts ? await readOwnContracts(tx, person.root.id) : [];
  const told = wantedContracts(actor, person.root.id, body.contracts ?? [], source, dependencies.clock());
  const isTold = (one: { number: string; role: string }) =>
    told.rows.some(({ number, role }) => number === one.number && role === one.role);
  const held = person.identities.map((one) => ({ ...one, pointer: '' }));
  return {
    ...{ person, rules, aquacisId: body.aquacisId },
    wanted: eachOnce([...wanted, ...told.identities, ...held]),
    contracts: body.contracts
      ? { before, after: [...before.filter((one) => !isTold(one)), ...told.rows] }
      : null,
  };
}
