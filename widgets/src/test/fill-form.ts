import { afterEach, beforeEach, vi } from 'vitest';
import '../define/ticket-form.ts';
import type { SiniaTicketForm } from '../ticket-form.ts';
import { origin } from './fake-service.ts';
import { mount, press, root, says, type } from './mount.ts';

export const opened = {
  id: 'tkt_01k4x8m2q0abcdefghjkmnpqrs',
  reference: '572843901634',
  status: 'new',
  publicStatus: 'open',
  receivedAt: '2026-11-23T09:12:00.000Z',
  terms: [{ article: '21.3', dueAt: '2026-12-14T22:59:00.000Z' }],
  trackingUrl: `${origin}/seguiment?clau=572843901634`,
};

export const create = 'POST /v1/tickets';
export const created = { [create]: () => ({ status: 201, body: opened }) };
export const form = (attributes: Record<string, string> = {}) =>
  mount<SiniaTicketForm>('sinia-ticket-form', {
    'api-url': origin,
    'publishable-key': 'pk_test',
    ...attributes,
  });

export async function tellMatter(element: SiniaTicketForm) {
  press(element, 'Una fuita');
  type(element, 'subject', 'Surt aigua');
  type(element, 'body', 'De la vorera, des d’aquest matí 💧');
  await element.updateComplete;
}

export async function tellPerson(element: SiniaTicketForm) {
  await tellMatter(element);
  press(element, 'Continua');
  await element.updateComplete;
  type(element, 'name', 'Núria Puig');
  type(element, 'email', 'nuria@example.cat');
  await element.updateComplete;
}

/** Up to the last look. */
export async function fillIn(element: SiniaTicketForm) {
  await tellPerson(element);
  press(element, 'Continua');
  await says(element, 'És correcte?');
}

export const pick = (element: SiniaTicketForm, ...files: File[]) => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  const input = root(element).querySelector<HTMLInputElement>('#files');
  if (!input) throw new Error('no picker');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

export const fieldValue = (element: SiniaTicketForm, id: string) =>
  root(element).querySelector<HTMLInputElement>(`#${id}`)?.value;

/** Nothing kept from the test before, and a clock on which nobody fills the form in too fast. */
export function freshForm(): void {
  beforeEach(() => {
    sessionStorage.clear();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 5_000;
      return now;
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
}
