import { LANGUAGES } from '@sinia/core';
import type { ChatRules } from '../../../port/chat-settings-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useChatSettings } from './chat-settings-context.ts';

type Says = ChatRules['says'];
const SITUATIONS = ['unattended', 'closed'] as const;
type Situation = (typeof SITUATIONS)[number];

/** What whoever finds nobody reads before they write, in each language; what is left empty is said as it is shipped. */
export function SaysFields({ says }: { says: Says }) {
  const { texts } = useDesk();
  const { says: words } = useChatSettings().texts;
  return (
    <>
      {SITUATIONS.map((situation) => (
        <fieldset key={situation} class="admin-line">
          <legend class="s-label">{words[situation]}</legend>
          <p class="s-help">{words.help}</p>
          <div class="admin-fields">
            {LANGUAGES.map((language) => (
              <label key={language} class="s-field">
                <span class="s-label">
                  {texts.language[language]}
                  <span class="s-hidden"> · {words[situation]}</span>
                </span>
                <textarea
                  class="s-input"
                  rows={3}
                  name={nameOf(situation, language)}
                  maxLength={300}
                  lang={language}
                  defaultValue={says[situation][language] ?? ''}
                />
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

export function saysOf(data: FormData): Says {
  const written = (situation: Situation) =>
    Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const text = String(data.get(nameOf(situation, language)) ?? '').trim();
        return text ? [[language, text]] : [];
      }),
    );
  return { unattended: written('unattended'), closed: written('closed') };
}

const nameOf = (situation: Situation, language: string) => `says.${situation}.${language}`;
