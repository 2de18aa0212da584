import type { IdentityInput } from '@sinia/contracts';
import { type FieldError, maskDocument, Refusal } from '@sinia/core';
import type { IdentityKind, IdentitySource, Proof } from '@sinia/core/identity';
import { normaliseIdentity } from '@sinia/directory/identities';
import type { Actor } from '../../auth/actor.ts';

export interface WantedIdentity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly source: IdentitySource;
  readonly proof: Proof | null;
  /** Where it stands in the body. */
  readonly pointer: string;
}

/** What a caller's word counts as: staff speak as staff, a secret key for the source that it names. */
export function sourceOf(actor: Actor, named: IdentitySource | undefined, pointer: string): IdentitySource {
  if (actor.kind === 'system') return named ?? 'channel';
  if (actor.kind === 'integration') return named ?? 'import';
  if (named === undefined || named === 'agent') return 'agent';
  throw new Refusal('invalid_body', { fields: [{ pointer, code: 'source_not_yours' }] });
}

/** What stands behind a caller's word that something is verified. */
export function proofOf(actor: Actor, verified: boolean | undefined): Proof | null {
  if (!verified) return null;
  return actor.kind === 'staff' ? 'staff' : 'integration';
}

/**
 * Identities in their one written form, each once. A masked document stands for the one that it masks, so that what was
 * read may be sent back.
 *
 * @throws Refusal `identity_invalid`, with every one that has no written form.
 */
export function wantedIdentities(
  actor: Actor,
  inputs: readonly IdentityInput[],
  source: IdentitySource | undefined,
  held: readonly { readonly kind: IdentityKind; readonly value: string }[] = [],
): WantedIdentity[] {
  const wanted: WantedIdentity[] = [];
  const problems: FieldError[] = [];
  for (const [index, input] of inputs.entries()) {
    const pointer = `/identities/${index}`;
    const masked = held.find(({ kind, value }) => kind === input.kind && maskDocument(value) === input.value);
    const found = masked && input.value.includes('*') ? masked : normaliseIdentity(input.kind, input.value);
    if ('problem' in found) {
      problems.push({ pointer: `${pointer}/value`, code: found.problem });
      continue;
    }
    wanted.push({
      ...{ kind: input.kind, value: found.value, pointer },
      source: sourceOf(actor, input.source ?? source, `${pointer}/source`),
      proof: proofOf(actor, input.verified),
    });
  }
  if (problems.length > 0) throw new Refusal('identity_invalid', { fields: problems });
  return eachOnce(wanted);
}

/** Each identity once, as it was said last. */
export function eachOnce(identities: readonly WantedIdentity[]): WantedIdentity[] {
  return [...new Map(identities.map((one) => [`${one.kind}\n${one.value}`, one])).values()];
}
