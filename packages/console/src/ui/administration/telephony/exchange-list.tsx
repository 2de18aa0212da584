import { useState } from 'preact/hooks';
import { FailureNote } from '../../parts/failure-note.tsx';
import { CheckedForm } from '../checked-form.tsx';
import { ShownOnce } from '../shown-once.tsx';
import { useLoaded } from '../use-loaded.ts';
import { ExchangeRow } from './exchange-row.tsx';
import { useTelephony } from './telephony-context.ts';

/** A secret or token that has just been made. */
export interface Fresh {
  readonly title: string;
  readonly text: string;
}

/** The exchanges that tell of calls: how each is doing, and how another one is connected. */
export function ExchangeList() {
  const { texts, port, act } = useTelephony();
  const words = texts.exchange;
  const loaded = useLoaded(() => port.exchanges());
  const [fresh, setFresh] = useState<Fresh | null>(null);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const create = async (data: FormData, form: HTMLFormElement) => {
    const made = await act(port.createExchange(String(data.get('name')).trim()));
    if (!made) return;
    form.reset();
    setFresh({ title: words.secret, text: made.secret });
    loaded.reload();
  };
  return (
    <>
      {fresh && (
        <ShownOnce
          title={fresh.title}
          help={words.shownOnce}
          secret={fresh.text}
          onDone={() => setFresh(null)}
        />
      )}
      {loaded.value.length === 0 && <p class="s-muted">{words.none}</p>}
      <ul class="admin-list">
        {loaded.value.map((exchange) => (
          <ExchangeRow key={exchange.id} exchange={exchange} onChanged={loaded.reload} onFresh={setFresh} />
        ))}
      </ul>
      <CheckedForm onSubmit={create}>
        <h3 class="s-label">{words.add}</h3>
        <label class="s-field">
          <span class="s-label">{words.name}</span>
          <input class="s-input" name="name" required maxLength={80} autoComplete="off" />
        </label>
        <p class="admin-actions">
          <button type="submit" class="s-button s-button-primary">
            {words.add}
          </button>
        </p>
      </CheckedForm>
    </>
  );
}
