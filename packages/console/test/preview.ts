import { mountConsole } from '../src/mount-console.tsx';
import type { View } from '../src/port/desk-port.ts';
import { isDeskPage, isPeopleView } from '../src/state/desk-pages.ts';
import { isSettingsPage } from '../src/state/settings-pages.ts';
import { FakeDesk } from './fake-desk.ts';
import { ME, TICKETS } from './sample-desk.ts';
import { identify } from './sample-people.ts';

/** The desk on invented data, for looking at it: `?locale=es&scheme=dark&ticket=1&view=mine&role=admin&settings=mailboxes&page=people/con_…`. */
const query = new URLSearchParams(location.search);
const [page, within] = (query.get('page') ?? 'tickets').split('/');
const place = document.getElementById('desk');
const fake = new FakeDesk();
identify(fake);
const scheme = query.get('scheme') ?? 'light';
const stored = JSON.stringify({ scheme, density: query.get('density') ?? 'comfortable' });
const ticket = TICKETS[Number(query.get('ticket')) - 1];
const settings = query.get('settings') ?? undefined;
const role = (query.get('role') ?? 'agent') as typeof ME.role;
const grant = async () => ({
  token: 'preview',
  expiresAt: '2100-01-01T00:00:00Z',
  staff: { ...ME, lastAccessAt: undefined, role },
});

/** A picture for whatever is asked: sea, sand and a name. */
fake.linkTo = async (id) => {
  const canvas = new OffscreenCanvas(640, 420);
  const pen = canvas.getContext('2d');
  if (pen) {
    for (const [at, colour] of ['#cfeaf5', '#5aa9cf', '#0d4f73', '#e9d3b0'].entries()) {
      pen.fillStyle = colour;
      pen.fillRect(0, at * 105, 640, 105);
    }
    pen.fillStyle = '#14242f';
    pen.font = '28px sans-serif';
    pen.fillText(id.slice(-6), 24, 60);
  }
  return URL.createObjectURL(await canvas.convertToBlob());
};
Object.assign(globalThis, { fake });
if (place) {
  void mountConsole(place, {
    apiUrl: '',
    locale: query.get('locale') ?? 'ca',
    view: (query.get('view') ?? 'unresolved') as View,
    ticketId: ticket?.id,
    ...(isDeskPage(page) && {
      beginAt: {
        page,
        people: isPeopleView(within) ? within : 'find',
        personId: within?.startsWith('con_') ? within : null,
      },
    }),
    ...(isSettingsPage(settings) ? { overlay: 'settings', settingsPage: settings } : {}),
    storage: { getItem: (key) => (key.endsWith('preferences') ? stored : null), setItem: () => undefined },
    ...(query.has('out') ? {} : { getToken: grant }),
    keysFrom: document,
    makePort: () => fake,
    now: () => new Date('2026-11-24T10:20:00.000Z'),
  });
}
