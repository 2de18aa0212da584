import { ACCOUNT_FIELDS, CONNECTED_CHANNELS, type ConnectedChannel } from '@sinia/core/channel-account';
import { useState } from 'preact/hooks';
import { useDesk } from '../../parts/desk-context.ts';
import { useAdministration } from '../administration-context.ts';
import { CheckedForm } from '../checked-form.tsx';
import { useChannelWords } from './channels-pack.ts';
import { SecretFields, secretsOf } from './secret-fields.tsx';
import { SettingFields, settingsOf } from './setting-fields.tsx';

interface Props {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** Connects a number, page, profile or bot: what is asked for is what its channel needs. */
export function ChannelForm({ onDone, onCancel }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const { words } = useChannelWords();
  const [channel, setChannel] = useState<ConnectedChannel>('whatsapp');
  const fields = ACCOUNT_FIELDS[channel];
  const submit = async (data: FormData) => {
    const given = (name: string) => String(data.get(name) ?? '').trim();
    const made = await act(
      port.connectChannel({
        ...{ channel, name: given('name'), externalId: given('externalId'), groupId: given('groupId') },
        ...{ settings: settingsOf(fields, data), secrets: secretsOf(fields, data) },
      }),
      words.connected,
    );
    if (made) onDone(made.id);
  };
  return (
    <CheckedForm opened onSubmit={submit}>
      <h3 class="s-label">{words.add}</h3>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.channel}</span>
          <select
            class="s-input"
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value as ConnectedChannel)}
          >
            {CONNECTED_CHANNELS.map((one) => (
              <option key={one} value={one}>
                {words.names[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="s-field">
          <span class="s-label">{words.name}</span>
          <input class="s-input" name="name" required maxLength={80} autoComplete="off" />
          <span class="s-help">{words.nameHelp}</span>
        </label>
        <label class="s-field">
          <span class="s-label">{words.group}</span>
          <select class="s-input" name="groupId">
            {desk.staff.value.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="s-field">
          <span class="s-label">{words.external[channel]}</span>
          <input class="s-input s-numbers" name="externalId" required maxLength={200} autoComplete="off" />
        </label>
        <SettingFields key={channel} fields={fields} />
        <SecretFields fields={fields} required />
      </div>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {words.add}
        </button>
        <button type="button" class="s-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </p>
    </CheckedForm>
  );
}
