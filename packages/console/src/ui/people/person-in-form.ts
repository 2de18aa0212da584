import type { ChangeContactBody, CreateContactBody } from '@sinia/contracts';
import type { Language } from '@sinia/core';
import type { IdentityKind } from '@sinia/core/identity';
import type { PersonCard } from '../../port/people-port.ts';
import { guessKeys } from './guess-keys.ts';

/** What is written by hand; accounts at channels come from the channels. */
export const WRITTEN_KINDS = [
  'phone',
  'email',
  'documentId',
  'contract',
] as const satisfies readonly IdentityKind[];

/** An identity as it stands in the form: `known` ones have their row already. */
export interface IdentityInForm {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** A card in the making, field by field. */
export interface PersonInForm {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly address: string;
  readonly language: Language | '';
  readonly preferredChannel: 'email' | 'sms' | 'post' | 'phone' | '';
  readonly vulnerable: boolean;
  readonly over65: boolean;
  readonly identities: readonly IdentityInForm[];
}

/** An empty card that has already what somebody looked for. */
export function emptyPerson(language: Language, soughtFor: string): PersonInForm {
  const [keys = {}] = guessKeys(soughtFor);
  const identities = WRITTEN_KINDS.flatMap((kind) => {
    const value = keys[kind];
    return value ? [{ kind, value }] : [];
  });
  return {
    ...{ kind: 'person', name: keys.name ?? '', address: '', language, preferredChannel: '' },
    ...{ vulnerable: false, over65: false },
    identities: identities.length > 0 ? identities : [{ kind: 'phone', value: '' }],
  };
}

export function personOf(card: PersonCard): PersonInForm {
  const { kind, name, address, language, preferredChannel, vulnerable, over65, identities } = card;
  return {
    ...{ kind, name, address: address ?? '', language: language ?? '' },
    ...{ preferredChannel: preferredChannel ?? '', vulnerable: vulnerable ?? false, over65: over65 ?? false },
    identities: identities.map((one) => ({ kind: one.kind, value: one.value })),
  };
}

/** The form as the server wants it; what is empty is not said. */
export function createdPerson(form: PersonInForm): CreateContactBody {
  const { kind, name, address, language, preferredChannel, vulnerable, over65 } = form;
  return {
    ...{ kind, name: name.trim(), identities: writtenIdentities(form) },
    ...(address.trim() && { address: address.trim() }),
    ...(language && { language }),
    ...(preferredChannel && { preferredChannel }),
    ...(vulnerable && { vulnerable }),
    ...(over65 && { over65 }),
  };
}

/** What was written over on the card: a field that was left as it was stays the word of whoever said it. */
export function changedPerson(before: PersonInForm, form: PersonInForm): ChangeContactBody {
  const { kind, name, address, language, preferredChannel, vulnerable, over65 } = form;
  const identities = writtenIdentities(form);
  const same = JSON.stringify(identities) === JSON.stringify(writtenIdentities(before));
  return {
    ...(kind !== before.kind && { kind }),
    ...(name.trim() !== before.name && { name: name.trim() }),
    ...(address.trim() !== before.address && { address: address.trim() || null }),
    ...(language !== before.language && { language: language || null }),
    ...(preferredChannel !== before.preferredChannel && { preferredChannel: preferredChannel || null }),
    ...(vulnerable !== before.vulnerable && { vulnerable }),
    ...(over65 !== before.over65 && { over65 }),
    ...(!same && { identities }),
  };
}

/** Those that say something, in their order. */
function writtenIdentities({ identities }: PersonInForm) {
  return identities
    .map(({ kind, value }) => ({ kind, value: value.trim() }))
    .filter(({ value }) => value !== '');
}
