import type { AccountFields, AccountSecret } from '@sinia/core/channel-account';
import { useChannelWords } from './channels-pack.ts';

interface Props {
  readonly fields: AccountFields;
  readonly required?: boolean;
}

/** What is sealed: typed in, and never shown again. */
export function SecretFields({ fields: { secrets, optional = [] }, required = false }: Props) {
  const { words } = useChannelWords();
  return (
    <>
      {secrets.map((name) => (
        <label key={name} class="s-field">
          <span class="s-label">{words.secrets[name]}</span>
          <input
            class="s-input"
            name={name}
            type="password"
            required={required && !optional.includes(name)}
            maxLength={4_000}
            autoComplete="new-password"
            spellcheck={false}
          />
        </label>
      ))}
      <p class="s-help">{words.unsafe}</p>
    </>
  );
}

export function secretsOf(
  { secrets }: AccountFields,
  data: FormData,
): Partial<Record<AccountSecret, string>> {
  return Object.fromEntries(
    secrets.flatMap((name) => {
      const value = String(data.get(name) ?? '').trim();
      return value ? [[name, value]] : [];
    }),
  );
}
