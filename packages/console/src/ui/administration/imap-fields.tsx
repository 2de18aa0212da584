import type { Mailbox } from '../../port/administration-port.ts';
import { useAdministration } from './administration-context.ts';
import { ConnectionFields, type ConnectionWrong, connectionField } from './connection-fields.tsx';

interface Props {
  readonly known: Mailbox['imap'];
  readonly wrong: ConnectionWrong | null;
}

const SECURITIES = ['tls', 'starttls', 'none'] as const;

/** Where a mailbox is and how one enters it. */
export function ImapFields({ known, wrong }: Props) {
  const words = useAdministration().texts.mailboxes;
  const field = (name: string) => connectionField(name, wrong);
  return (
    <ConnectionFields legend="IMAP" help={words.imapHelp} wrong={wrong}>
      <label class="s-field">
        <span class="s-label">{words.host}</span>
        <input {...field('host')} required maxLength={253} defaultValue={known?.host} />
      </label>
      <label class="s-field">
        <span class="s-label">{words.security}</span>
        <select {...field('security')}>
          {SECURITIES.map((one) => (
            <option key={one} value={one} selected={one === (known?.security ?? 'tls')}>
              {words.securities[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="s-field">
        <span class="s-label">{words.port}</span>
        <input
          {...field('port')}
          type="number"
          min={1}
          max={65_535}
          required
          defaultValue={String(known?.port ?? 993)}
        />
      </label>
      <label class="s-field">
        <span class="s-label">{words.user}</span>
        <input {...field('user')} required maxLength={320} defaultValue={known?.user} />
      </label>
      <label class="s-field">
        <span class="s-label">{words.password}</span>
        <input
          {...field('password')}
          type="password"
          autoComplete="new-password"
          required={!known}
          maxLength={1_000}
        />
        {known && <span class="s-help">{words.passwordKept}</span>}
      </label>
      <label class="s-field">
        <span class="s-label">{words.folder}</span>
        <input {...field('folder')} required maxLength={200} defaultValue={known?.folder ?? 'INBOX'} />
      </label>
    </ConnectionFields>
  );
}
