import { countLabel } from './format/count-label.ts';
import { mountConsole } from './mount-console.tsx';
import { VIEWS } from './port/desk-port.ts';
import type { Place } from './state/desk.ts';
import { isDeskPage, isPeopleView } from './state/desk-pages.ts';
import { isSettingsPage } from './state/settings-pages.ts';

const TICKET = /^tkt_[0-9a-z]{26}$/;
const PERSON = /^con_[0-9a-z]{26}$/;

/** `#unassigned/tkt_…`, `#people/con_…`, `#settings/mailboxes`: where one is, so that a reload and a bookmark come back to it. */
function placeInAddress() {
  const [view, ticketId] = location.hash.slice(1).split('/');
  if (view === 'settings' && isSettingsPage(ticketId))
    return { view: undefined, ticketId: undefined, overlay: 'settings' as const, settingsPage: ticketId };
  if (isDeskPage(view)) {
    const people = isPeopleView(ticketId) ? ticketId : undefined;
    const personId = ticketId && PERSON.test(ticketId) ? ticketId : null;
    return { beginAt: { page: view, people: people ?? 'find', personId } };
  }
  return {
    view: VIEWS.find((one) => one === view),
    ticketId: ticketId && TICKET.test(ticketId) ? ticketId : undefined,
  };
}

function addressOf({ view, ticketId, settings, page, people, personId }: Place): string {
  if (settings) return `settings/${settings}`;
  if (page === 'people') return `people/${personId ?? people}`;
  if (page !== 'tickets') return page;
  return ticketId ? `${view}/${ticketId}` : view;
}

/** Where the mails about alerts lead to whoever wants fewer of them. */
const ALERT_SETTINGS = '#avisos';
const INVITATION = /^#invitacio=([\w-]+)$/;

const place = document.getElementById('desk');
const locale = navigator.language;
if (place && location.pathname.endsWith('/connect')) {
  void import('./mount-connect.tsx').then(({ mountConnect }) =>
    mountConnect(place, location.hash.slice(1), locale),
  );
} else if (place && location.pathname.endsWith('/sso')) {
  void import('./mount-sso.tsx').then(({ mountSso }) => mountSso(place, locale));
} else if (place && INVITATION.test(location.hash)) {
  const token = INVITATION.exec(location.hash)?.[1] ?? '';
  void import('./mount-invitation.tsx').then(({ mountInvitation }) => mountInvitation(place, token, locale));
} else if (place) {
  void mountConsole(place, {
    apiUrl: '',
    locale,
    storage: localStorage,
    keysFrom: document,
    onCounts: ({ unassigned }) => {
      document.title = unassigned > 0 ? `(${countLabel(unassigned)}) Sínia` : 'Sínia';
    },
    overlay: location.hash === ALERT_SETTINGS ? 'settings' : undefined,
    ...placeInAddress(),
    onNavigate: (place) => {
      history.replaceState(null, '', `#${addressOf(place)}`);
    },
  });
}
