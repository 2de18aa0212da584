import { expect, test } from 'vitest';
import { INVOICE, makeDesk } from '../../test/make-desk.ts';
import { ME } from '../../test/sample-desk.ts';
import { DESK_PAGES } from '../state/desk-pages.ts';
import { PAGE_OF } from './action.ts';
import { findAction, type Stroke } from './find-action.ts';
import { ACTIONS } from './registry.ts';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  at: 'elsewhere',
  ...more,
});

async function openDesk(role = ME.role) {
  const { desk } = makeDesk({ ...ME, role });
  await desk.start('unresolved');
  await desk.openTicket(INVOICE);
  return desk;
}

test.each([
  ['j', 'next'],
  ['k', 'previous'],
  ['r', 'reply'],
  ['n', 'note'],
  ['a', 'assign'],
  ['e', 'resolve'],
  ['E', 'resolve'],
  ['/', 'search'],
  ['?', 'help'],
  ['Escape', 'back'],
  ['Enter', 'open'],
])('%s does %s', async (key, id) => {
  expect(findAction(await openDesk(), stroke(key))?.id).toBe(id);
});

test('in a field a character is text, but Escape and the palette still act', async () => {
  const desk = await openDesk();
  expect(findAction(desk, stroke('r', { at: 'field' }))).toBeUndefined();
  expect(findAction(desk, stroke('Escape', { at: 'field' }))?.id).toBe('back');
  expect(findAction(desk, stroke('k', { at: 'field', ctrlKey: true }))?.id).toBe('palette');
});

test('Enter on a button is the button’s', async () => {
  expect(findAction(await openDesk(), stroke('Enter', { at: 'control' }))).toBeUndefined();
});

test('single keys can be switched off; the others stay', async () => {
  const desk = await openDesk();
  desk.preferences.set('singleKeys', false);
  expect(findAction(desk, stroke('e'))).toBeUndefined();
  expect(findAction(desk, stroke('k', { metaKey: true }))?.id).toBe('palette');
  expect(findAction(desk, stroke('Escape'))?.id).toBe('back');
});

test('under a dialog nothing happens but its closing', async () => {
  const desk = await openDesk();
  desk.overlay.value = 'help';
  expect(findAction(desk, stroke('e'))).toBeUndefined();
  expect(findAction(desk, stroke('Escape'))?.id).toBe('back');
});

test('neither a dead key nor an Alt combination is a shortcut', async () => {
  const desk = await openDesk();
  expect(findAction(desk, stroke('e', { isComposing: true }))).toBeUndefined();
  expect(findAction(desk, stroke('e', { altKey: true }))).toBeUndefined();
});

test('an auditor can look but not touch', async () => {
  const desk = await openDesk('auditor');
  for (const key of ['r', 'n', 'a', 'e', 'm']) expect(findAction(desk, stroke(key))).toBeUndefined();
  expect(findAction(desk, stroke('d'))?.id).toBe('details');
});

test.each(DESK_PAGES)(
  'on %s no two actions share a key, but for those that only the editor hears',
  (page) => {
    const here = ACTIONS.filter(({ group }) => group !== 'writing' && [null, page].includes(PAGE_OF[group]));
    const keys = here.flatMap((action) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  },
);

test('on a page of its own no key does anything to the ticket behind it; Escape goes back to it', async () => {
  const desk = await openDesk();
  desk.goTo({ page: 'people' });
  for (const key of ['j', 'r', 'e', 'd']) expect(findAction(desk, stroke(key))).toBeUndefined();
  expect(findAction(desk, stroke('g'))?.id).toBe('people');
  findAction(desk, stroke('Escape'))?.run(desk);
  expect(desk.page.value).toBe('tickets');
  expect(findAction(desk, stroke('r'))?.id).toBe('reply');
});
