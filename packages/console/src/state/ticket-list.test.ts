import { expect, test } from 'vitest';
import { makeDesk } from '../../test/make-desk.ts';
import { ticketOf } from '../../test/sample-desk.ts';

const names = (desk: ReturnType<typeof makeDesk>['desk']) =>
  desk.list.rows.value.map((row) => row.requester.name);

test('pages follow each other, and a fresh first page does not lose those already read', async () => {
  const { desk, server } = makeDesk();
  server.pageSize = 3;
  await desk.list.show('unresolved');
  await desk.list.more();
  expect(desk.list.rows.value).toHaveLength(6);
  const fresh = ticketOf({ number: 77, name: 'Nova Persona', subject: 'Nova', preview: 'Nova', ago: 0 });
  server.tickets.set(fresh.id, fresh);
  await desk.list.refresh();
  expect(names(desk)[0]).toBe('Nova Persona');
  expect(desk.list.rows.value).toHaveLength(7);
  expect(new Set(desk.list.rows.value.map((row) => row.id)).size).toBe(7);
});

test('of two searches only the last one shows, whichever answers first', async () => {
  const { desk, server } = makeDesk();
  const list = server.list.bind(server);
  let answerSlow = () => {};
  const slow = new Promise<void>((resolve) => {
    answerSlow = resolve;
  });
  server.list = async (request) => {
    if (request.q === 'factura') await slow;
    return list(request);
  };
  const first = desk.list.show('unresolved', 'factura');
  await desk.list.show('unresolved', 'fuita');
  answerSlow();
  await first;
  expect(names(desk)).toEqual(['Núria Puig']);
});

test('a search folds accents and finds the key', async () => {
  const { desk } = makeDesk();
  await desk.list.show('unresolved', 'NURIA');
  expect(names(desk)).toContain('Núria Puig');
  await desk.list.show('mine', '572843901612');
  expect(names(desk)).toEqual(['Andrés Gil']);
});

test('j and k walk and stop at the ends', async () => {
  const { desk } = makeDesk();
  await desk.list.show('mine');
  expect(desk.list.move(1)).toBe(desk.list.rows.value[0]?.id);
  desk.list.move(1);
  expect(desk.list.move(1)).toBe(desk.list.rows.value.at(-1)?.id);
  desk.list.move(-1);
  expect(desk.list.move(-1)).toBe(desk.list.rows.value[0]?.id);
});

test('a first load that fails says why; a later one keeps what is there', async () => {
  const { desk, server } = makeDesk();
  server.failNext('list', 'unavailable');
  await desk.list.show('unresolved');
  expect(desk.list.state.value).toBe('failed');
  await desk.list.show('unresolved');
  server.failNext('list', 'unavailable');
  await desk.list.refresh();
  expect(desk.list.state.value).toBe('ready');
  expect(desk.list.rows.value).not.toHaveLength(0);
});
