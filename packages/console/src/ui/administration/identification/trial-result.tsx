import { formatReference } from '@sinia/core';
import type { RulesTrial } from '../../../port/people-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { describeValue } from '../../people/describe-value.ts';
import { usePeople } from '../../people/people-context.ts';
import { useRules } from './identification-context.ts';

/** What other rules would make of what is there: how much, and some of it by example. */
export function TrialResult({ result }: { result: RulesTrial }) {
  const { texts: t } = useRules();
  const { fields, tickets, duplicates } = result;
  const nothing = fields.changes + tickets.changes === 0 && duplicates.before === duplicates.after;
  return (
    <section class="s-notice rules-trial" aria-label={t.result}>
      <h3 class="rules-title">{t.result}</h3>
      {nothing && <p>{t.nothing}</p>}
      {fields.changes > 0 && (
        <>
          <p>{t.fields(fields.changes)}</p>
          <FieldExamples examples={fields.examples} />
        </>
      )}
      {tickets.changes > 0 && (
        <>
          <p>{t.tickets(tickets.changes, tickets.looked)}</p>
          <ul class="rules-examples">
            {tickets.examples.map(({ ticketId, reference, before, after }) => (
              <li key={ticketId}>
                <span class="s-numbers">{formatReference(reference)}</span>:{' '}
                {t.from(t.outcome[before.outcome], t.outcome[after.outcome])}
              </li>
            ))}
          </ul>
        </>
      )}
      {duplicates.before !== duplicates.after && <p>{t.duplicates(duplicates.before, duplicates.after)}</p>}
    </section>
  );
}

function FieldExamples({ examples }: { examples: RulesTrial['fields']['examples'] }) {
  const desk = useDesk();
  const { texts: t } = useRules();
  const people = usePeople().texts;
  return (
    <ul class="rules-examples">
      {examples.map(({ contactId, field, before, after }) => {
        const shown = (value: typeof before) =>
          value === null ? t.empty : describeValue(field, value, people, desk.texts);
        return (
          <li key={`${contactId} ${field}`}>
            {people.field[field]}: {t.from(shown(before), shown(after))}
          </li>
        );
      })}
    </ul>
  );
}
