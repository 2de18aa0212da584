import { STAFF_ROLES } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { Person } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { PersonForm } from './person-form.tsx';
import { ShownOnce } from './shown-once.tsx';
import { useLoaded } from './use-loaded.ts';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly id: string };

/** Who may sign in: invite, change, switch off. */
export const PeoplePanel = administered(() => {
  const desk = useDesk();
  const { texts, port } = useAdministration();
  const loaded = useLoaded(async () => {
    const [staff, groups] = await Promise.all([port.people(), port.groups()]);
    return { ...staff, groups };
  });
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const { people, seats, groups } = loaded.value;
  const { people: words } = texts;
  const close = () => setOpen({ kind: 'none' });
  const changed = (fresh?: { url: string; expiresAt: string }) => {
    if (fresh) setLink(fresh);
    close();
    loaded.reload();
  };
  const groupNames = (person: Person) =>
    groups.flatMap(({ id, name }) => (person.groupIds.includes(id) ? [name] : [])).join(', ');
  return (
    <AdminPage
      title={words.title}
      intro={words.intro}
      side={
        <button type="button" class="s-button s-button-primary" onClick={() => setOpen({ kind: 'new' })}>
          {words.invite}
        </button>
      }
    >
      <p class="admin-seats">
        <meter
          min={0}
          max={seats.bought}
          value={seats.used}
          aria-label={words.seats(seats.used, seats.bought)}
        />
        <span class="s-numbers">{words.seats(seats.used, seats.bought)}</span>
        <span class="s-muted s-small">{words.seatsHelp}</span>
      </p>
      {link && (
        <ShownOnce
          title={words.linkTitle}
          help={words.linkHelp(formatDateTime(desk.words.value.locale, link.expiresAt))}
          secret={link.url}
          onDone={() => setLink(null)}
        />
      )}
      {open.kind === 'new' && <PersonForm groups={groups} onDone={changed} onCancel={close} />}
      <ul class="admin-list">
        {people
          .toSorted((left, right) => STAFF_ROLES.indexOf(left.role) - STAFF_ROLES.indexOf(right.role))
          .map((person) => (
            <li key={person.id} class="admin-row" data-off={person.state === 'disabled' || undefined}>
              {open.kind === 'edit' && open.id === person.id ? (
                <PersonForm person={person} groups={groups} onDone={changed} onCancel={close} />
              ) : (
                <>
                  <p class="admin-main">
                    <strong dir="auto">{person.name}</strong>{' '}
                    <span class="s-badge">{desk.texts.role[person.role]}</span>{' '}
                    {person.state !== 'active' && (
                      <span class="s-badge s-badge-warning">{words.state[person.state]}</span>
                    )}
                    <span class="admin-detail">
                      {person.email} · {groupNames(person) || words.noGroups}
                    </span>
                  </p>
                  <p class="admin-aside s-small s-muted">
                    {words.lastSignIn}:{' '}
                    {person.lastSignInAt
                      ? formatDateTime(desk.words.value.locale, person.lastSignInAt)
                      : words.never}
                  </p>
                  <button
                    type="button"
                    class="s-button s-button-small"
                    aria-label={words.edit(person.name)}
                    onClick={() => setOpen({ kind: 'edit', id: person.id })}
                  >
                    {words.edit('').trim()}
                  </button>
                </>
              )}
            </li>
          ))}
      </ul>
    </AdminPage>
  );
});
