import { CONTACT_FIELDS, type ContactField, type IdentitySource } from '@sinia/core/identity';
import { arrowUpIcon } from '@sinia/design/icons';
import type { RuleSettings } from '../../../port/people-port.ts';
import { Icon } from '../../parts/icon.tsx';
import { usePeople } from '../../people/people-context.ts';
import { useRules } from './identification-context.ts';

type Sources = RuleSettings['fieldSources'];

interface Props {
  readonly sources: Sources;
  readonly onChange: (sources: Sources) => void;
}

/** For each field, whose word counts first. */
export function FieldSources({ sources, onChange }: Props) {
  const { texts } = useRules();
  return (
    <section class="rules-part">
      <h3 class="rules-title">{texts.sources}</h3>
      <p class="s-help">{texts.sourcesHelp}</p>
      <div class="rules-fields">
        {CONTACT_FIELDS.map((field) => (
          <OneField
            key={field}
            field={field}
            order={sources[field]}
            onChange={(order) => onChange({ ...sources, [field]: order })}
          />
        ))}
      </div>
    </section>
  );
}

interface FieldProps {
  readonly field: ContactField;
  readonly order: readonly IdentitySource[];
  readonly onChange: (order: IdentitySource[]) => void;
}

function OneField({ field, order, onChange }: FieldProps) {
  const { texts } = useRules();
  const people = usePeople().texts;
  return (
    <section aria-label={people.field[field]}>
      <h4 class="s-label">{people.field[field]}</h4>
      <ol class="rules-sources">
        {order.map((source, index) => (
          <li key={source} class="rules-source">
            <span>{people.source[source]}</span>
            {index > 0 && (
              <button
                type="button"
                class="s-button s-button-quiet s-button-icon s-button-small"
                aria-label={texts.earlier(people.source[source], people.field[field])}
                onClick={() => onChange(swapped(order, index))}
              >
                <Icon of={arrowUpIcon} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One of them changes places with the one before it. */
function swapped(order: readonly IdentitySource[], index: number): IdentitySource[] {
  const next = [...order];
  const moved = next.splice(index, 1);
  next.splice(index - 1, 0, ...moved);
  return next;
}
