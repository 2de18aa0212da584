import type { Mailbox } from '../../port/administration-port.ts';
import { ConnectionFields, type ConnectionWrong, connectionField } from './connection-fields.tsx';
import { useGraphMail } from './graph-mail-texts.ts';

interface Props {
  readonly known: Mailbox['graph'];
  readonly wrong: ConnectionWrong | null;
}

/** Which mailbox of Microsoft 365 is read, and with which application. */
export function GraphFields({ known, wrong }: Props) {
  const words = useGraphMail();
  const field = (name: string) => connectionField(name, wrong);
  return (
    <ConnectionFields legend={words.legend} help={words.help} wrong={wrong}>
      <label class="s-field">
        <span class="s-label">{words.user}</span>
        <input {...field('user')} type="email" required maxLength={200} defaultValue={known?.user} />
      </label>
      <label class="s-field">
        <span class="s-label">{words.tenant}</span>
        <input {...field('tenant')} required maxLength={253} defaultValue={known?.tenant} />
        <span class="s-help">{words.tenantHelp}</span>
      </label>
      <label class="s-field">
        <span class="s-label">{words.clientId}</span>
        <input {...field('clientId')} required maxLength={36} defaultValue={known?.clientId} />
      </label>
      <label class="s-field">
        <span class="s-label">{words.clientSecret}</span>
        <input
          {...field('clientSecret')}
          type="password"
          autoComplete="new-password"
          required={!known}
          maxLength={1_000}
        />
        {known && <span class="s-help">{words.secretKept}</span>}
      </label>
      <div class="s-field">
        <label class="s-check">
          <input type="checkbox" name="sends" defaultChecked={known?.sends ?? true} />
          {words.sends}
        </label>
        <span class="s-help">{words.sendsHelp}</span>
      </div>
    </ConnectionFields>
  );
}
