import { CONTACT_FIELDS, type ContactField } from '@sinia/core/identity';
import { triangleAlertIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import type { PersonCard } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { describeValue } from './describe-value.ts';
import { usePeople } from './people-context.ts';

type Fact = PersonCard['facts'][ContactField][number];

/** What we know of a person, by whom; where two sources disagree, both, and which of them counts. */
export function FactList({ card }: { card: PersonCard }) {
  const { texts } = usePeople();
  const { conflicts } = card;
  return (
    <>
      {conflicts.length > 0 && (
        <p class="s-notice s-notice-warning people-notice">
          <Icon of={triangleAlertIcon} />
          <span>
            {texts.card.conflicts(conflicts.length)}. {texts.card.corrected}
          </span>
        </p>
      )}
      <dl class="origins">
        {CONTACT_FIELDS.filter((field) => isShown(field, card)).map((field) => (
          <Field key={field} field={field} card={card} />
        ))}
      </dl>
    </>
  );
}

/** What a person may declare is not asked for by an empty line. */
function isShown(field: ContactField, { facts }: PersonCard): boolean {
  return (field !== 'vulnerable' && field !== 'over65') || (facts[field] ?? []).length > 0;
}

function Field({ field, card }: { field: ContactField; card: PersonCard }) {
  const { texts } = usePeople();
  const desk = useDesk();
  const facts = card.facts[field] ?? [];
  const [counting, ...others] = facts;
  const differing = others.filter(({ value }) => value !== counting?.value);
  return (
    <div class="origin" data-conflict={differing.length > 0 || undefined}>
      <dt class="origin-name">{texts.field[field]}</dt>
      <dd class="origin-value">
        <bdi>{describeValue(field, counting?.value ?? null, texts, desk.texts)}</bdi>
        {counting && <From fact={counting} counts={differing.length > 0} />}
        {differing.map((fact) => (
          <span key={fact.source} class="origin-other">
            <bdi>{describeValue(field, fact.value, texts, desk.texts)}</bdi>
            <From fact={fact} counts={false} />
          </span>
        ))}
      </dd>
    </div>
  );
}

function From({ fact, counts }: { fact: Fact; counts: boolean }) {
  const desk = useDesk();
  const { source, card } = usePeople().texts;
  const when = formatDate(desk.words.value.locale, fact.at);
  return (
    <span class="origin-from" title={card.since(when, fact.by)}>
      {source[fact.source]} · {when}
      {counts && ` · ${card.counts}`}
    </span>
  );
}
