import type { Exchange, ExchangeChanges } from '../../../port/telephony-port.ts';
import { CheckedForm } from '../checked-form.tsx';
import { exchangeOf } from './exchange-of.ts';
import { useTelephony } from './telephony-context.ts';

interface Props {
  readonly exchange: Exchange;
  readonly onChanged: () => void;
}

/** Name, addresses, what the exchange can be told, and where else it is heard. */
export function ExchangeForm({ exchange, onChanged }: Props) {
  const { texts, port, act } = useTelephony();
  const words = texts.exchange;
  const { id, name, addresses, control, manager, queueLogPath, recordsPath } = exchange;
  const save = async (data: FormData) => {
    const set: ExchangeChanges = exchangeOf(data);
    if (await act(port.changeExchange(id, set), texts.saved)) onChanged();
  };
  return (
    <CheckedForm onSubmit={save}>
      <div class="admin-fields">
        <Line label={words.name} name="name" value={name} required />
        <label class="s-field">
          <span class="s-label">{words.addresses}</span>
          <textarea class="s-input" name="addresses" rows={3} defaultValue={addresses.join('\n')} />
          <span class="s-help">{words.addressesHelp}</span>
        </label>
      </div>
      <fieldset class="admin-line">
        <legend class="s-label">{words.control}</legend>
        <p class="s-help">{words.controlHelp}</p>
        <div class="admin-fields">
          <Line label={words.controlUrl} name="control.url" value={control?.url} type="url" />
          <Line
            label={words.controlToken}
            name="control.token"
            type="password"
            help={exchange.hasControlToken ? words.keptToken : undefined}
          />
          <Choice
            label={words.recordings}
            name="control.recordings"
            value={control?.recordings ?? 'none'}
            names={words.recordingWays}
          />
          <Choice
            label={words.survey}
            name="control.survey"
            value={control?.survey ?? 'none'}
            names={words.surveyWays}
          />
        </div>
        <Check label={words.dials} name="control.dials" checked={control?.dials ?? false} />
        <Check label={words.pauses} name="control.pauses" checked={control?.pauses ?? false} />
      </fieldset>
      <fieldset class="admin-line">
        <legend class="s-label">{words.manager}</legend>
        <p class="s-help">{words.managerHelp}</p>
        <div class="admin-fields">
          <Line label={words.host} name="manager.host" value={manager?.host} />
          <Line label={words.port} name="manager.port" value={String(manager?.port ?? 5038)} type="number" />
          <Line label={words.user} name="manager.username" value={manager?.username} />
          <Line
            label={words.password}
            name="manager.secret"
            type="password"
            help={manager ? words.keptPassword : undefined}
          />
          <Choice
            label={words.login}
            name="manager.login"
            value={manager?.login ?? 'challenge'}
            names={words.logins}
          />
        </div>
        <Check label={words.tls} name="manager.tls" checked={manager?.tls ?? true} />
      </fieldset>
      <fieldset class="admin-line">
        <legend class="s-label">{words.files}</legend>
        <div class="admin-fields">
          <Line label={words.queueLog} name="queueLogPath" value={queueLogPath ?? ''} />
          <Line label={words.records} name="recordsPath" value={recordsPath ?? ''} />
        </div>
      </fieldset>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {texts.save}
        </button>
      </p>
    </CheckedForm>
  );
}

interface LineProps {
  readonly label: string;
  readonly name: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'url' | 'password' | 'number';
  readonly help?: string | undefined;
  readonly required?: boolean;
}

function Line({ label, name, value, type = 'text', help, required = false }: LineProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <input
        class="s-input"
        name={name}
        // One kind of input among several, of which the types want to know each by itself.
        type={type as 'text'}
        defaultValue={value ?? ''}
        required={required}
        maxLength={300}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
      />
      {help && <span class="s-help">{help}</span>}
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly names: Readonly<Record<string, string>>;
}

function Choice({ label, name, value, names }: ChoiceProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <select class="s-input" name={name} defaultValue={value}>
        {Object.entries(names).map(([one, said]) => (
          <option key={one} value={one} selected={one === value}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}

function Check({ label, name, checked }: { label: string; name: string; checked: boolean }) {
  return (
    <label class="s-check">
      <input type="checkbox" name={name} defaultChecked={checked} />
      {label}
    </label>
  );
}
