import type { Integration } from '../../port/integrations-port.ts';
import { useIntegrations } from './integrations-context.ts';

interface Props {
  readonly one: Integration;
  readonly name: string;
  readonly onDone: () => void;
  readonly close: () => void;
}

/** Whom to tell when it fails. */
export function OwnerForm({ one: { id, owner }, name, onDone, close }: Props) {
  const { texts, port, act } = useIntegrations();
  const words = texts.catalogue;
  const submit = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!form.reportValidity()) return;
    const wanted = String(new FormData(form).get('owner')).trim();
    if (!(await act(port.saveOwner({ id, owner: wanted }), texts.saved))) return;
    close();
    onDone();
  };
  return (
    <form class="s-card admin-form" onSubmit={(event) => void submit(event)}>
      <h4 class="s-label">{words.editOwner(name)}</h4>
      <label class="s-field">
        <span class="s-label">{words.owner}</span>
        <input
          class="s-input"
          name="owner"
          required
          pattern=".*\S.*"
          maxLength={120}
          defaultValue={owner ?? ''}
          autoComplete="off"
        />
        <span class="s-help">{words.ownerHelp}</span>
      </label>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {texts.save}
        </button>
        <button type="button" class="s-button" onClick={close}>
          {texts.cancel}
        </button>
      </p>
    </form>
  );
}
