import type { Person } from '../../port/administration-port.ts';
import { useAdministration } from './administration-context.ts';
import { ConfirmButton } from './confirm-button.tsx';

interface Props {
  readonly person: Person;
  readonly onDone: (link?: { url: string; expiresAt: string }) => void;
}

/** A new link for a lost password, an end for a lost phone, and the switch that locks somebody out. */
export function PersonAccess({ person, onDone }: Props) {
  const { texts, port, act } = useAdministration();
  const words = texts.people;
  const { id, name, state, secondFactor } = person;
  const newLink = async () => {
    const link = await act(port.inviteAgain(id));
    if (link) onDone(link);
  };
  const resetFactor = async () => {
    if (await act(port.resetSecondFactor(id), words.factorReset)) onDone();
  };
  const turn = async (disabled: boolean) => {
    const done = disabled ? words.disabled(name) : words.enabled(name);
    if (await act(port.changePerson(id, { disabled }), done)) onDone();
  };
  return (
    <p class="admin-actions">
      {state !== 'disabled' && (
        <button type="button" class="s-button s-button-small" onClick={() => void newLink()}>
          {words.newLink}
        </button>
      )}
      {secondFactor && (
        <span title={words.resetFactorHelp}>
          <ConfirmButton label={words.resetFactor} run={() => void resetFactor()} />
        </span>
      )}
      {state === 'disabled' ? (
        <button type="button" class="s-button s-button-small" onClick={() => void turn(false)}>
          {words.enable}
        </button>
      ) : (
        <ConfirmButton label={words.disable} run={() => void turn(true)} />
      )}
    </p>
  );
}
