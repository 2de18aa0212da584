import { AUTHORITY_PROOFS, type AuthorityProof } from '@sinia/core/identity';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { PersonLine } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { PersonFinder } from './person-finder.tsx';
import { PersonSearch } from './person-search.ts';

/** Writes down that the person of the card acts for somebody else: for whom, how it was shown, until when. */
export const RepresentDialog = withPeople(() => {
  const desk = useDesk();
  const { texts, port } = usePeople();
  const cardId = desk.personId.value ?? '';
  const [search] = useState(() => new PersonSearch(port, { without: cardId, hereOnly: true }));
  const [represented, setRepresented] = useState<PersonLine | null>(null);
  const close = () => {
    desk.overlay.value = 'none';
  };
  return (
    <Dialog title={texts.representation.title} closeLabel={texts.form.cancel} onClose={close}>
      {represented ? (
        <Terms cardId={cardId} represented={represented} close={close} />
      ) : (
        <>
          <p class="s-small s-muted">{texts.representation.whom}</p>
          <PersonFinder search={search} first onPick={({ person }) => setRepresented(person)} />
        </>
      )}
    </Dialog>
  );
});

interface TermsProps {
  readonly cardId: string;
  readonly represented: PersonLine;
  readonly close: () => void;
}

function Terms({ cardId, represented, close }: TermsProps) {
  const { texts, port, act, turn } = usePeople();
  const { representation: t } = texts;
  const [proof, setProof] = useState<AuthorityProof>('written');
  const [contracts, setContracts] = useState('');
  const [until, setUntil] = useState('');
  const save = async (event: Event) => {
    event.preventDefault();
    const numbers = contracts.split(/[\s,;]+/).filter(Boolean);
    const body = {
      ...{ representedId: represented.id, proof },
      ...(numbers.length > 0 && { contracts: numbers }),
      // Until the end of that day, where the desk is.
      ...(until && { expiresAt: new Date(`${until}T23:59:59`).toISOString() }),
    };
    if (!(await act(port.represent(cardId, body), t.saved))) return;
    turn.value += 1;
    close();
  };
  return (
    <form class="person-form" onSubmit={(event) => void save(event)}>
      <p>
        {t.actsFor} <strong>{represented.name}</strong>
      </p>
      <Field label={t.proofField} help={proof === 'declared' ? t.declaredHelp : null}>
        {(field) => (
          <select
            {...field}
            value={proof}
            onChange={(event) => setProof(event.currentTarget.value as AuthorityProof)}
          >
            {AUTHORITY_PROOFS.map((one) => (
              <option key={one} value={one}>
                {t.proof[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.contractsField} help={t.contractsHelp}>
        {(field) => (
          <input
            {...field}
            value={contracts}
            autocomplete="off"
            onInput={(event) => setContracts(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t.untilField} help={t.untilHelp}>
        {(field) => (
          <input
            {...field}
            type="date"
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="opening-end">
        <button type="button" class="s-button" onClick={close}>
          {texts.form.cancel}
        </button>
        <button type="submit" class="s-button s-button-primary">
          {texts.form.save}
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly help: string | null;
  readonly children: (field: { id: string; class: string; 'aria-describedby': string }) => ComponentChildren;
}

/** A label above, help below, and both said of the field. */
function Field({ label, help, children }: FieldProps) {
  const id = useId();
  return (
    <div class="s-field">
      <label class="s-label" for={id}>
        {label}
      </label>
      {children({ id, class: 's-input', 'aria-describedby': `${id}-help` })}
      <span class="s-help" id={`${id}-help`}>
        {help}
      </span>
    </div>
  );
}
