import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ring } from '../src/live/ring.ts';
import { ringOnce } from '../src/live/ring-once.ts';
import type { Alert } from '../src/port/desk-port.ts';
import { INVOICE, LEAK, makeDesk } from './make-desk.ts';

const shown: { title: string; body: string | undefined }[] = [];
let tones = 0;

class SilentNotification {
  static permission = 'granted';
  onclick: (() => void) | null = null;
  constructor(title: string, options: NotificationOptions) {
    shown.push({ title, body: options.body });
  }
  close(): void {}
}

let turn = 0;
const alertOf = (more: Partial<Alert>): Alert => {
  turn += 1;
  return {
    id: `alr_${Date.now()}${turn}`,
    kind: 'mentioned',
    ticketId: INVOICE,
    reference: '572843901612',
    subject: 'Factura de Núria Puig',
    by: 'Jordi Masó',
    at: '2026-11-24T10:20:00.000Z',
    read: false,
    ways: ['desk', 'sound', 'browser'],
    ...more,
  };
};
const look = (focused: boolean) => vi.spyOn(document, 'hasFocus').mockReturnValue(focused);
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  shown.length = 0;
  tones = 0;
  vi.stubGlobal('Notification', SilentNotification);
  const real = OscillatorNode.prototype.start;
  vi.spyOn(AudioContext.prototype, 'state', 'get').mockReturnValue('running');
  vi.spyOn(OscillatorNode.prototype, 'start').mockImplementation(function (this: OscillatorNode, when) {
    tones += 1;
    real.call(this, when);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('behind other windows it sounds and shows: what happened and the key, nothing of a customer', async () => {
  look(false);
  ring(makeDesk().desk, [alertOf({})]);
  await expect.poll(() => shown).toEqual([{ title: 'Us han esmentat en una nota', body: '5728 4390 1612' }]);
  await expect.poll(() => tones).toBe(2);
});

test('before one’s eyes no notification is needed; what nobody chose makes no sound', async () => {
  look(true);
  ring(makeDesk().desk, [alertOf({ ways: ['desk', 'browser'] })]);
  await rest(300);
  expect([shown, tones]).toEqual([[], 0]);
});

test('what happens on the ticket that one looks at is read, not rung', async () => {
  look(true);
  const { desk, server } = makeDesk();
  await desk.openTicket(LEAK);
  const alert = alertOf({ ticketId: LEAK });
  ring(desk, desk.alerts.take([]));
  ring(desk, desk.alerts.take([alert]));
  await rest(300);
  expect(tones).toBe(0);
  expect(server.calls).toContain('markAlertsRead');
});

test('of several tabs one rings: the one that is looked at', async () => {
  const rung: string[] = [];
  look(false);
  const behind = ringOnce('sinia alert x', () => rung.push('behind'));
  look(true);
  void ringOnce('sinia alert x', () => rung.push('before'));
  await behind;
  expect(rung).toEqual(['before']);
});
