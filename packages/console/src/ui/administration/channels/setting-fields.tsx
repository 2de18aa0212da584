import type { AccountFields } from '@sinia/core/channel-account';
import { useChannelWords } from './channels-pack.ts';

/** What is granted or wanted, and is said by a mark. */
const MARKS: ReadonlySet<string> = new Set(['humanAgent', 'publicPosts']);

interface Props {
  readonly fields: AccountFields;
  readonly known?: Readonly<Record<string, string>>;
}

/** What a channel wants to know that is no secret. */
export function SettingFields({ fields: { settings, required }, known = {} }: Props) {
  const { words } = useChannelWords();
  const labels: Readonly<Record<string, string>> = words.settings;
  return (
    <>
      {settings.map((name) => {
        if (MARKS.has(name))
          return (
            <label key={name} class="s-check">
              <input type="checkbox" name={name} defaultChecked={known[name] === 'yes'} />
              {labels[name]}
            </label>
          );
        if (name === 'login')
          return (
            <label key={name} class="s-field">
              <span class="s-label">{labels[name]}</span>
              <select class="s-input" name={name}>
                {Object.entries(words.logins).map(([login, text]) => (
                  <option key={login} value={login} selected={known[name] === login}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
          );
        return (
          <label key={name} class="s-field">
            <span class="s-label">{labels[name]}</span>
            <input
              class="s-input"
              name={name}
              required={required.includes(name)}
              maxLength={500}
              defaultValue={known[name]}
              autoComplete="off"
              spellcheck={false}
            />
          </label>
        );
      })}
    </>
  );
}

export function settingsOf({ settings }: AccountFields, data: FormData): Record<string, string> {
  return Object.fromEntries(
    settings.flatMap((name) => {
      const value = MARKS.has(name) ? (data.has(name) ? 'yes' : '') : String(data.get(name) ?? '').trim();
      return value ? [[name, value]] : [];
    }),
  );
}
