import { useEffect, useRef } from 'preact/hooks';
import type { Mailbox } from '../../port/administration-port.ts';
import { useAdministration } from './administration-context.ts';

export interface ImapWrong {
  readonly field: string;
  readonly code: string;
}

interface Props {
  readonly known: Mailbox['imap'];
  readonly wrong: ImapWrong | null;
}

const SECURITIES = ['tls', 'starttls', 'none'] as const;

/** Where a mailbox is and how one enters it; what stood in the way is said at the field that it concerns. */
export function ImapFields({ known, wrong }: Props) {
  const words = useAdministration().texts.mailboxes;
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (wrong) place.current?.querySelector<HTMLElement>(`[name="${wrong.field}"]`)?.focus();
  }, [wrong]);
  const field = (name: string) => ({
    name,
    class: 's-input',
    'aria-invalid': wrong?.field === name,
    'aria-describedby': wrong?.field === name ? 'imap-wrong' : undefined,
    autoComplete: 'off',
    spellcheck: false,
  });
  return (
    <fieldset ref={place} class="imap-fields">
      <legend class="s-hidden">IMAP</legend>
      <p class="s-help">{words.imapHelp}</p>
      {wrong && (
        <p class="s-notice s-notice-danger" role="alert" id="imap-wrong">
          {wordFor(words.failures, wrong.code) ?? words.wrong}
        </p>
      )}
      <div class="admin-fields">
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
      </div>
    </fieldset>
  );
}

const wordFor = (words: Readonly<Record<string, string>>, code: string): string | undefined => words[code];
