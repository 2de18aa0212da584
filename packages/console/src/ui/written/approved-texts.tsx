import type { Ticket } from '@sinia/contracts';
import { useState } from 'preact/hooks';
import type { ApprovedText } from '../../port/written-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useWritten } from './written-context.ts';

/** The texts that the provider lets through at any time, with what is put into them. */
export function ApprovedTexts({
  ticket,
  texts: approved,
}: {
  ticket: Ticket;
  texts: readonly ApprovedText[];
}) {
  const desk = useDesk();
  const { texts, port, act } = useWritten();
  const own = approved.filter(({ language }) => language.startsWith(ticket.language));
  const offered = own.length > 0 ? own : approved;
  const [chosen, setChosen] = useState(0);
  const [values, setValues] = useState<Readonly<Record<number, string>>>({});
  const [sending, setSending] = useState(false);
  const text = offered[chosen];
  if (!text) return <p>{texts.template.none}</p>;
  const given = Array.from(
    { length: text.parameters },
    (_, index) => values[index] ?? firstOf(ticket, index),
  );
  const send = async () => {
    setSending(true);
    const key = crypto.randomUUID();
    const done = await act(
      port.sendTemplate(ticket.id, key, text, given).then(() => true),
      texts.template.sent,
    );
    setSending(false);
    if (done) await desk.ticket.refresh();
  };
  return (
    <form
      class="approved"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        {texts.template.choose}
        <select
          class="s-input"
          value={chosen}
          onChange={(event) => {
            setChosen(Number(event.currentTarget.value));
            setValues({});
          }}
        >
          {offered.map(({ name, language }, index) => (
            <option key={`${name} ${language}`} value={index}>
              {`${name} (${language})`}
            </option>
          ))}
        </select>
      </label>
      {given.map((value, index) => (
        <label key={`${text.name} ${index + 1}`}>
          {texts.template.value(index + 1)}
          <input
            class="s-input"
            required
            maxLength={300}
            value={value}
            onInput={(event) => setValues({ ...values, [index]: event.currentTarget.value })}
          />
        </label>
      ))}
      <p class="s-small s-muted">{texts.template.preview}</p>
      <blockquote>{filled(text.body, given)}</blockquote>
      <button type="submit" class="s-button s-button-primary s-button-small" disabled={sending}>
        {texts.template.send}
      </button>
    </form>
  );
}

/** Most approved texts begin with the name and go on with the key. */
const firstOf = ({ requester, reference }: Ticket, index: number): string =>
  [requester.name ?? '', reference][index] ?? '';

const filled = (body: string, values: readonly string[]) =>
  body.replace(/\{\{(\d+)\}\}/g, (whole, number) => values[Number(number) - 1] || whole);
