import type { ChangeTicketBody, Ticket } from '@sinia/contracts';
import { LANGUAGES, LEGAL_TYPES, PRIORITIES, STATUSES, TRANSITIONS } from '@sinia/core';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { PlaceEditor } from './place-editor.tsx';
import { TagEditor } from './tag-editor.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What staff may change of a ticket; each choice is saved at once. */
export function Properties({ ticket }: { ticket: Ticket }) {
  const desk = useDesk();
  const { texts, staff } = desk;
  const priority = useRef<HTMLSelectElement>(null);
  useFocusRequest('priority', priority);
  const change = (changes: ChangeTicketBody) => void desk.change(changes);
  const named = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>): Choice[] =>
    keys.map((key) => ({ value: key, label: names[key] }));
  const people = staff.value.agents.map(({ id, name }) => ({ value: id, label: name }));
  const groups = staff.value.groups.map(({ id, name }) => ({ value: id, label: name }));
  const reachable = STATUSES.filter((status) => TRANSITIONS[ticket.status][status] === 'allowed');
  return (
    <section class="context-section">
      <h3 class="context-title">{texts.context.properties}</h3>
      <Select
        label={texts.field.status}
        value={ticket.status}
        choices={named(reachable, texts.status)}
        onPick={(status) => change({ status: status as Ticket['status'] })}
      />
      <Select
        label={texts.field.assigneeId}
        value={ticket.assigneeId ?? ''}
        choices={[{ value: '', label: texts.context.nobody }, ...people]}
        onPick={(id) => change({ assigneeId: id || null })}
      />
      <Select
        label={texts.field.groupId}
        value={ticket.groupId}
        choices={groups}
        onPick={(groupId) => change({ groupId })}
      />
      <Select
        label={texts.field.priority}
        value={ticket.priority}
        choices={named(PRIORITIES, texts.priority)}
        onPick={(value) => change({ priority: value as Ticket['priority'] })}
        element={priority}
      />
      <Select
        label={texts.field.legalType}
        value={ticket.legalType ?? ''}
        choices={[{ value: '', label: texts.context.noLegalType }, ...named(LEGAL_TYPES, texts.legalType)]}
        onPick={(value) => change({ legalType: (value || null) as Ticket['legalType'] })}
      />
      <Select
        label={texts.field.language}
        value={ticket.language}
        choices={named(LANGUAGES, texts.language)}
        onPick={(value) => change({ language: value as Ticket['language'] })}
      />
      <PlaceEditor place={ticket.location} onChange={(location) => change({ location })} />
      <TagEditor tags={ticket.tags} onChange={(tags) => change({ tags })} />
    </section>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onPick: (value: string) => void;
  readonly element?: RefObject<HTMLSelectElement | null>;
}

function Select({ label, value, choices, onPick, element }: SelectProps) {
  const { mayWrite } = useDesk();
  const own = useRef<HTMLSelectElement>(null);
  const select = element ?? own;
  // A refused change leaves the browser's choice on the screen: put the ticket's own back.
  useEffect(() => {
    if (select.current) select.current.value = value;
  });
  return (
    <label class="property">
      <span class="property-name">{label}</span>
      <select
        ref={select}
        class="property-value"
        value={value}
        disabled={!mayWrite}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        {choices.every((choice) => choice.value !== value) && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
