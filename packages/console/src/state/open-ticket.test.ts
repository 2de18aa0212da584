import { expect, test } from 'vitest';
import { INVOICE, LEAK, makeDesk } from '../../test/make-desk.ts';
import { eventOf } from '../../test/sample-desk.ts';

test('a change shows at once and is confirmed by the server', async () => {
  const { desk } = makeDesk();
  await desk.openTicket(LEAK);
  const saving = desk.change({ priority: 'urgent' });
  expect(desk.ticket.thread.value?.ticket.priority).toBe('urgent');
  await saving;
  expect(desk.ticket.thread.value?.ticket).toMatchObject({ priority: 'urgent', version: 5 });
});

test('a refused change is put back, in thread and list, and said in words', async () => {
  const { desk, server } = makeDesk();
  await desk.start('unresolved');
  await desk.openTicket(LEAK);
  server.failNext('change', 'permission_denied');
  await desk.change({ priority: 'urgent' });
  expect(desk.ticket.thread.value?.ticket.priority).toBe('high');
  expect(desk.list.rows.value.find((row) => row.id === LEAK)?.priority).toBe('high');
  expect(desk.toasts.shown.value[0]).toMatchObject({
    tone: 'danger',
    text: 'El canvi de «Prioritat» no s’ha desat i s’ha tornat a deixar com estava. El vostre perfil no ho permet.',
  });
});

test('who saved first is shown; applying one’s own goes over the new version; the draft stays', async () => {
  const { desk, server } = makeDesk();
  await desk.openTicket(LEAK);
  desk.drafts.type(LEAK, 'public', 'Ja hi som');
  const ticket = server.tickets.get(LEAK);
  if (ticket) server.tickets.set(LEAK, { ...ticket, status: 'pending', version: 9 });
  const jordi = { kind: 'staff', id: 'agt_jordi', name: 'Jordi Masó' };
  const changes = { status: { before: 'open', after: 'pending' } };
  server.events.get(LEAK)?.push(eventOf(LEAK, 7, { actor: jordi, changes }));

  await desk.change({ status: 'solved' });
  expect(desk.ticket.conflict.value).toMatchObject({
    by: 'Jordi Masó',
    theirs: changes,
    mine: { status: 'solved' },
  });
  expect(desk.ticket.thread.value?.ticket.status).toBe('pending');
  expect(desk.drafts.text(LEAK, 'public')).toBe('Ja hi som');

  expect(await desk.ticket.applyMine()).toBe(true);
  expect(server.tickets.get(LEAK)).toMatchObject({ status: 'solved', version: 10 });
});

test('the first assignment takes a new ticket into work on the screen too', async () => {
  const { desk, server } = makeDesk();
  await desk.openTicket(INVOICE);
  void desk.change({ assigneeId: 'agt_cristina' });
  expect(desk.ticket.thread.value?.ticket).toMatchObject({ status: 'open', publicStatus: 'in_progress' });
  await Promise.resolve();
  expect(server.calls).toContain('change');
});

test('an answer for a ticket that was left meanwhile does not show', async () => {
  const { desk } = makeDesk();
  const first = desk.ticket.open(LEAK);
  const second = desk.ticket.open(INVOICE);
  await Promise.all([first, second]);
  expect(desk.ticket.thread.value?.ticket.id).toBe(INVOICE);
});

test('a ticket that is gone says so', async () => {
  const { desk } = makeDesk();
  await desk.ticket.open('tkt_missing');
  expect(desk.ticket.state.value).toBe('failed');
  expect(desk.ticket.problem.value?.code).toBe('not_found');
});
