import { ACCOUNT_FIELDS } from '@sinia/core/channel-account';
import { copyIcon } from '@sinia/design/icons';
import type { ChannelAccount } from '../../../port/administration-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAdministration } from '../administration-context.ts';
import { CheckedForm } from '../checked-form.tsx';
import { useChannelWords } from './channels-pack.ts';
import { SecretFields, secretsOf } from './secret-fields.tsx';
import { SettingFields, settingsOf } from './setting-fields.tsx';

interface Props {
  readonly account: ChannelAccount;
  readonly onDone: () => void;
  readonly close: () => void;
}

/** What is copied to the provider, the settings, and new secrets, which stand beside the old ones. */
export function SecretsForm({ account, onDone, close }: Props) {
  const { texts, port, act } = useAdministration();
  const { words } = useChannelWords();
  const { id, channel, name, callback, settings } = account;
  const fields = ACCOUNT_FIELDS[channel];
  const submit = async (data: FormData) => {
    const secrets = secretsOf(fields, data);
    const set = {
      ...{ name: String(data.get('name')).trim(), settings: settingsOf(fields, data) },
      ...(Object.keys(secrets).length > 0 ? { secrets } : {}),
    };
    if (await act(port.changeChannel(id, set), texts.saved)) {
      close();
      onDone();
    }
  };
  const drop = async () => {
    if (await act(port.changeChannel(id, { dropOldSecrets: true }), words.dropped)) onDone();
  };
  return (
    <>
      {callback && <CopyLine label={words.callback} value={callback.url} />}
      {callback?.verifyToken && fields.verifyToken && (
        <CopyLine label={words.verifyToken} value={callback.verifyToken} />
      )}
      <CheckedForm onSubmit={submit}>
        <div class="admin-fields">
          <label class="s-field">
            <span class="s-label">{words.name}</span>
            <input
              class="s-input"
              name="name"
              required
              maxLength={80}
              defaultValue={name}
              autoComplete="off"
            />
          </label>
          <SettingFields fields={fields} known={settings} />
        </div>
        <h3 class="s-label">{words.rotate}</h3>
        <p class="s-help">{words.rotateHelp}</p>
        <div class="admin-fields">
          <SecretFields fields={fields} />
        </div>
        <p class="admin-actions">
          <button type="submit" class="s-button s-button-primary">
            {texts.save}
          </button>
          <button type="button" class="s-button" onClick={close}>
            {texts.cancel}
          </button>
          {callback && callback.secrets > 1 && (
            <button type="button" class="s-button" onClick={() => void drop()}>
              {words.dropOld}
            </button>
          )}
        </p>
        {callback && callback.secrets > 1 && <p class="s-help">{words.secretsKnown(callback.secrets)}</p>}
      </CheckedForm>
    </>
  );
}

/** What is needed elsewhere, letter by letter. */
function CopyLine({ label, value }: { label: string; value: string }) {
  const desk = useDesk();
  const { words } = useChannelWords();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => desk.toasts.say(words.copied),
      () => undefined,
    );
  return (
    <p class="shown-once-line">
      <label class="s-field">
        <span class="s-label">{label}</span>
        <input class="s-input s-numbers" readOnly value={value} />
      </label>
      <button type="button" class="s-button" onClick={() => void copy()}>
        <Icon of={copyIcon} />
        {words.copy}
        <span class="s-hidden"> {label}</span>
      </button>
    </p>
  );
}
