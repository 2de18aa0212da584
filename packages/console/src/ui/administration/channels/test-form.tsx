import { useState } from 'preact/hooks';
import type { ChannelAccount } from '../../../port/administration-port.ts';
import { useAdministration } from '../administration-context.ts';
import { CheckedForm } from '../checked-form.tsx';
import { useChannelWords } from './channels-pack.ts';

interface Props {
  readonly account: ChannelAccount;
  readonly onDone: () => void;
  readonly close: () => void;
}

/** A few words to oneself, to see whether they arrive; what became of them stays to be read. */
export function TestForm({ account: { id, channel, templates }, onDone, close }: Props) {
  const { texts, port, act } = useAdministration();
  const { words, ailment } = useChannelWords();
  const [result, setResult] = useState<{ ok: boolean; said: string } | null>(null);
  const submit = async (data: FormData) => {
    const chosen = templates[Number(data.get('template') || -1)] ?? null;
    const answer = await act(port.testChannel(id, String(data.get('to')), chosen));
    if (!answer) return;
    const { ok, code, reason } = answer;
    const own = code === 'never_wrote' ? words.test.neverWrote : code === 'paused' && words.test.paused;
    const why = own || `${ailment(code ?? '')} ${reason ?? ''}`.trim();
    setResult({ ok, said: ok ? words.test.sent : why });
    onDone();
  };
  return (
    <CheckedForm opened onSubmit={submit}>
      <h3 class="s-label">{words.test.title}</h3>
      <p class="s-help">{words.test.help}</p>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.test.to[channel]}</span>
          <input class="s-input" name="to" required minLength={2} maxLength={120} autoComplete="off" />
        </label>
        {templates.length > 0 && (
          <label class="s-field">
            <span class="s-label">{words.test.template}</span>
            <select class="s-input" name="template">
              <option value="">{words.test.noTemplate}</option>
              {templates.map(({ name, language }, index) => (
                <option key={`${name} ${language}`} value={String(index)}>
                  {name} ({language})
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p role="status" class={result ? `s-notice s-notice-${result.ok ? 'success' : 'danger'}` : undefined}>
        {result?.said}
      </p>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {words.test.send}
        </button>
        <button type="button" class="s-button" onClick={close}>
          {texts.cancel}
        </button>
      </p>
    </CheckedForm>
  );
}
