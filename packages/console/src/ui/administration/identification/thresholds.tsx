import { useId } from 'preact/hooks';
import type { RuleSettings } from '../../../port/people-port.ts';
import { useRules } from './identification-context.ts';

type Settings = RuleSettings;

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** From where on something is alike, offered, or looked at. */
export function Thresholds({ settings, onChange }: Props) {
  const { texts: t } = useRules();
  return (
    <section class="rules-part">
      <h3 class="rules-title">{t.thresholds}</h3>
      <div class="admin-fields">
        <Figure
          label={t.nameAlikeFrom}
          help={t.nameAlikeHelp}
          value={Math.round(settings.nameAlikeFrom * 100)}
          least={50}
          onChange={(percent) => onChange({ nameAlikeFrom: percent / 100 })}
        />
        <Figure
          label={t.offerFrom}
          help={t.offerHelp}
          value={settings.offerFrom}
          least={0}
          onChange={(offerFrom) => onChange({ offerFrom })}
        />
        <Figure
          label={t.duplicateFrom}
          help={t.duplicateHelp}
          value={settings.duplicateFrom}
          least={1}
          onChange={(duplicateFrom) => onChange({ duplicateFrom })}
        />
      </div>
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly least: number;
  readonly onChange: (value: number) => void;
}

const MOST = 100;

/** A whole number within its bounds; what is none is not taken. */
function Figure({ label, help, value, least, onChange }: FigureProps) {
  const id = useId();
  return (
    <div class="s-field">
      <label class="s-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="s-input"
        type="number"
        min={least}
        max={MOST}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const wanted = Math.round(event.currentTarget.valueAsNumber);
          if (Number.isNaN(wanted)) event.currentTarget.value = String(value);
          else onChange(Math.min(MOST, Math.max(least, wanted)));
        }}
      />
      <span class="s-help" id={`${id}-help`}>
        {help}
      </span>
    </div>
  );
}
