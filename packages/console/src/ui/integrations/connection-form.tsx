import { useState } from 'preact/hooks';
import type { Connection, ConnectionDraft, ConnectionTest } from '../../port/integrations-port.ts';
import { FolderFields, SqlFields, WebServiceFields } from './connection-fields.tsx';
import { KINDS, type Kind, settingsOf, WrongLine } from './connection-of.ts';
import { reasonIn, useIntegrations } from './integrations-context.ts';

interface Props {
  readonly connection: Connection | null;
  readonly onSaved: () => void;
}

type Draft = Pick<ConnectionDraft, 'settings' | 'password'>;

/** Where the billing system is and how one enters it: tried in words before it is saved. */
export function ConnectionForm({ connection, onSaved }: Props) {
  const { texts, port, act } = useIntegrations();
  const words = texts.aquacis;
  const [kind, setKind] = useState<Kind>(connection?.settings.kind ?? 'soap');
  const [busy, setBusy] = useState(false);
  const [tested, setTested] = useState<ConnectionTest | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const known = connection?.settings.kind === kind ? connection.settings : null;

  const withDraft = async (form: HTMLFormElement, work: (draft: Draft, data: FormData) => Promise<void>) => {
    if (busy || !form.reportValidity()) return;
    const data = new FormData(form);
    setTested(null);
    setWrong(null);
    setBusy(true);
    try {
      const password = String(data.get('password') ?? '');
      await work({ settings: settingsOf(kind, data), ...(password && { password }) }, data);
    } catch (thrown) {
      if (!(thrown instanceof WrongLine)) throw thrown;
      setWrong(words.columnsWrong(thrown.line));
      form.querySelector('textarea')?.focus();
    } finally {
      setBusy(false);
    }
  };
  const test = (event: Event) => {
    const { form } = event.currentTarget as HTMLButtonElement;
    const run = async (draft: Draft) => setTested((await act(port.testConnection(draft))) ?? null);
    if (form) void withDraft(form, run);
  };
  const save = (event: Event) => {
    event.preventDefault();
    void withDraft(event.currentTarget as HTMLFormElement, async (draft, data) => {
      const linkTemplate = String(data.get('link')).trim() || null;
      const wanted = { ...draft, linkTemplate, writesBack: data.has('writesBack') };
      if (await act(port.saveConnection(wanted), texts.saved)) onSaved();
    });
  };
  const kept = connection?.hasPassword === true && known !== null;
  return (
    <form class="s-card admin-form" onSubmit={save}>
      <h3 class="s-label">{words.connection}</h3>
      <fieldset class="choices">
        <legend class="s-label">{words.kind}</legend>
        {KINDS.map((one) => (
          <label key={one} class="s-check">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {words.kinds[one]}
          </label>
        ))}
      </fieldset>
      <div class="admin-fields" key={kind}>
        {(kind === 'soap' || kind === 'rest') && <WebServiceFields kind={kind} known={known} kept={kept} />}
        {kind === 'sql' && <SqlFields known={known} kept={kept} wrong={wrong} />}
        {kind === 'file' && <FolderFields known={known} wrong={wrong} />}
      </div>
      <label class="s-field">
        <span class="s-label">{words.link}</span>
        <input
          class="s-input"
          name="link"
          maxLength={500}
          pattern="https?://.+"
          defaultValue={connection?.linkTemplate ?? ''}
          autoComplete="off"
          spellcheck={false}
        />
        <span class="s-help">{words.linkHelp}</span>
      </label>
      <div class="s-field">
        <label class="s-check">
          <input type="checkbox" name="writesBack" defaultChecked={connection?.writesBack} />
          {words.writesBack}
        </label>
        <span class="s-help">{words.writesBackHelp}</span>
      </div>
      <div role="status">{tested && <TestResult tested={tested} />}</div>
      <p class="admin-actions">
        <button type="button" class="s-button" aria-disabled={busy} onClick={test}>
          {busy ? words.testing : words.test}
        </button>
        <button type="submit" class="s-button s-button-primary" aria-disabled={busy}>
          {texts.save}
        </button>
      </p>
    </form>
  );
}

function TestResult({ tested }: { tested: ConnectionTest }) {
  const { texts } = useIntegrations();
  const words = texts.aquacis;
  if (!tested.ok)
    return (
      <p class="s-notice s-notice-danger">
        {words.doesNot} {reasonIn(texts.reasons, tested.failure)}
        {tested.failure === 'mapping' && tested.detail && (
          <code class="connection-detail">{tested.detail}</code>
        )}
      </p>
    );
  return (
    <p class="s-notice s-notice-success">
      {words.works(tested.latencyMs, tested.version ?? '')}{' '}
      {tested.total !== null && words.records(tested.total)}
    </p>
  );
}
