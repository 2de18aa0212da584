import type { IdentityKind } from '@sinia/core/identity';
import type { PersonCard } from '../../port/people-port.ts';
import type { Desk } from '../../state/desk.ts';
import type { Opening } from './opening.ts';
import { isBegun, type OpeningForm } from './opening-form.ts';

/** A ticket that begins on somebody's card is theirs: what we know of them is written, unless something was begun. */
export async function fillFromCard(desk: Desk, opening: Opening): Promise<void> {
  const personId = desk.page.value === 'people' ? desk.personId.value : null;
  if (!personId || isBegun(opening.form.value)) return;
  const people = await desk.port.people();
  // Without the card the form is empty, as it is for somebody whom we do not know.
  const card = await people.card(personId).catch(() => null);
  if (card && !isBegun(opening.form.value)) opening.set(knownOf(card, opening.form.value));
}

/** What of a card goes on a ticket that begins with it. */
export function knownOf(
  { id, name, identities, language }: PersonCard,
  form: OpeningForm,
): Partial<OpeningForm> {
  const first = (kind: IdentityKind) => identities.find((one) => one.kind === kind)?.value ?? '';
  const documentId = first('documentId');
  return {
    ...{ contactId: id, name, phone: first('phone'), email: first('email'), contract: first('contract') },
    // A document of which one may read four digits only is none to write down.
    documentId: documentId.includes('*') ? '' : documentId,
    language: language ?? form.language,
  };
}
