import type { TicketEvent } from '@sinia/contracts';
import type { LiveState } from '../port/desk-port.ts';
import type { Desk } from '../state/desk.ts';
import { ring } from './ring.ts';

const PAUSE_MS = 250;

/** Keeps the screen in step with the feed: the first event counts at once, a burst is read once. */
export function followLive(desk: Desk): () => void {
  const readList = throttled(() => Promise.all([desk.list.refresh(), desk.list.refreshCounts()]));
  const readTicket = throttled(() => Promise.all([desk.ticket.refresh(), desk.held.refreshIfAny()]));
  const stop = desk.port.follow({
    onState: (state) => changeState(desk, state, readList, readTicket),
    onEvent: (event) => {
      // Older mail enters quietly: nobody's list moves, nothing is said aloud.
      if (event.type === 'ticket.imported' || event.type === 'message.imported') return;
      if (event.ticketId === desk.ticket.id.value) readTicket();
      readList();
      notice(desk, event);
    },
    onSignal: (signal) => {
      if (signal.signal === 'presence') desk.people.all.value = signal.people;
      else if (signal.signal === 'alerts') ring(desk, desk.alerts.take(signal.unread));
      else if (signal.signal === 'chats') desk.chats.value = signal;
      else if (signal.signal === 'supervisors')
        void import('./hear-supervisors.ts').then(({ hearSupervisors }) =>
          hearSupervisors(desk, signal.asked),
        );
      else if (signal.signal === 'calls') desk.callsTurn.value += 1;
      else if (signal.tickets?.includes(desk.ticket.id.value ?? '') ?? true) readTicket();
    },
  });
  return stop;
}

function changeState(desk: Desk, state: LiveState, ...catchUp: (() => void)[]): void {
  const before = desk.live.value;
  desk.live.value = state;
  if (state === 'lost') desk.people.all.value = [];
  if (state !== 'live' || before === 'live') return;
  // What happened while nobody listened, at first or in between, is read now; what was typed meanwhile is saved.
  for (const read of catchUp) read();
  desk.callsTurn.value += 1;
  void desk.drafts.saveAll();
  if (before === 'lost') desk.toasts.say(desk.texts.live.back);
}

/** Says aloud what a person would want to hear of, and warns whoever is writing to that customer. */
function notice(desk: Desk, event: TicketEvent): void {
  const fromCustomer = event.message?.author === 'customer';
  if (!fromCustomer && event.type !== 'ticket.opened') return;
  const { texts } = desk;
  const row = desk.list.rows.value.find((one) => one.id === event.ticketId);
  if (event.ticketId === desk.ticket.id.value) {
    const draft = desk.drafts.text(event.ticketId, 'public');
    desk.interrupted.value = draft.trim() !== '';
    desk.announcement.value = texts.thread.newMessage;
    return;
  }
  desk.announcement.value = row ? texts.live.updated(row.subject) : texts.live.arrived;
}

/** Runs at once, and once more after a pause if it was asked for again meanwhile. */
function throttled(run: () => Promise<unknown>): () => void {
  let resting = false;
  let again = false;
  const go = async () => {
    resting = true;
    again = false;
    await run();
    setTimeout(() => {
      resting = false;
      if (again) void go();
    }, PAUSE_MS);
  };
  return () => {
    again = true;
    if (!resting) void go();
  };
}
