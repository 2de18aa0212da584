import type { CreateContactBody } from '@sinia/contracts';
import { type FieldError, Refusal } from '@sinia/core';
import type { IdentitySource } from '@sinia/core/identity';
import type { Actor } from '../../auth/actor.ts';
import { wantedContracts } from './contract-store.ts';
import { eachOnce, sourceOf, type WantedIdentity, wantedIdentities } from './identity-input.ts';

/** A row of an import as a door has read it: the contact that it describes, or why it is none. */
export type SentRow =
  | { readonly row: number; readonly body: CreateContactBody }
  | { readonly row: number; readonly errors: readonly FieldError[] };

/** A row whose every value can be written. */
export interface ReadableRow {
  readonly row: number;
  readonly body: CreateContactBody;
  readonly source: IdentitySource;
  /** What it is recognised by, its contracts among them. */
  readonly wanted: readonly WantedIdentity[];
}

/** What a spreadsheet would work out when somebody opens an export of it. */
const FORMULA = /^[=@+-]/;

/** A row with its identities in their one written form; without any it would be another contact each time. */
export function readImportRow(
  actor: Actor,
  sent: SentRow,
): ReadableRow | Extract<SentRow, { errors: unknown }> {
  if ('errors' in sent) return sent;
  const { row, body } = sent;
  const formulas = (['name', 'address'] as const).filter((field) => FORMULA.test(body[field] ?? ''));
  const errors = formulas.map((field) => ({ pointer: `/${field}`, code: 'looks_like_formula' }));
  if (errors.length > 0) return { row, errors };
  try {
    const source = sourceOf(actor, body.source, '/source');
    const named = wantedIdentities(actor, body.identities ?? [], body.source);
    const { identities } = wantedContracts(actor, '', body.contracts ?? [], source, new Date(0));
    const wanted = eachOnce([...named, ...identities]);
    if (wanted.length > 0 || body.aquacisId) return { row, body, source, wanted };
    return { row, errors: [{ pointer: '/identities', code: 'identity_missing' }] };
  } catch (error) {
    if (error instanceof Refusal) return { row, errors: error.fields };
    throw error;
  }
}
