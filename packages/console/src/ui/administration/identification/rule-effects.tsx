import { RULE_EFFECTS, RULE_NAMES, type RuleEffect } from '@sinia/core/identity';
import type { RuleSettings } from '../../../port/people-port.ts';
import { useRules } from './identification-context.ts';

type Effects = RuleSettings['effects'];

interface Props {
  readonly effects: Effects;
  readonly onChange: (effects: Effects) => void;
}

/** The exact rules in their order, and what each does when it finds somebody. */
export function RuleEffects({ effects, onChange }: Props) {
  const { texts } = useRules();
  return (
    <section class="rules-part">
      <h3 class="rules-title">{texts.rules}</h3>
      <p class="s-help">{texts.rulesHelp}</p>
      <ol class="rules-list">
        {RULE_NAMES.map((rule) => (
          <li key={rule} class="rules-line">
            <span>{texts.rule[rule]}</span>
            <select
              class="s-input"
              aria-label={texts.effectOf(texts.rule[rule])}
              value={effects[rule]}
              onChange={(event) => onChange({ ...effects, [rule]: event.currentTarget.value as RuleEffect })}
            >
              {RULE_EFFECTS.map((effect) => (
                <option key={effect} value={effect}>
                  {texts.effect[effect]}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ol>
    </section>
  );
}
