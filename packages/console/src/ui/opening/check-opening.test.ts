import { expect, test } from 'vitest';
import { checkOpening, openingRequest } from './check-opening.ts';
import { emptyForm, type OpeningForm, revived } from './opening-form.ts';

const call = (more: Partial<OpeningForm> = {}): OpeningForm => ({
  ...emptyForm('ca'),
  ...{ name: 'Núria Puig', phone: '600 111 222', subject: 'Fuita', body: 'Surt aigua.' },
  ...{ routeChannel: 'sms', routeAddress: '600 111 222' },
  ...more,
});
const mail = (more: Partial<OpeningForm> = {}) =>
  call({ writtenBy: 'us', channel: 'email', email: 'nuria@example.cat', routeChannel: '', ...more });

test.each([
  ['a whole call', call(), {}],
  ['no words', call({ subject: ' ', body: '' }), { subject: 'missing', body: 'missing' }],
  ['nobody', call({ name: '', phone: '' }), { name: 'person' }],
  ['a name and nothing else', call({ phone: '' }), {}],
  ['no way to be told', call({ routeChannel: '' }), { routeChannel: 'route' }],
  ['a letter may have none', call({ channel: 'post', routeChannel: '' }), {}],
  ['an SMS to a landline', call({ routeAddress: '93 741 61 00' }), { routeAddress: 'landline' }],
  ['half an address', call({ email: 'nuria@' }), { email: 'email' }],
  ['paper to nowhere', call({ routeChannel: 'post', routeAddress: '' }), { routeAddress: 'missing' }],
  ['a subject of 20,000 characters', call({ subject: 'x'.repeat(20_000) }), { subject: 'tooLong' }],
  ['a mail of ours', mail(), {}],
  ['a mail of ours to nobody', mail({ email: '' }), { email: 'missing' }],
  ['an SMS of ours to a landline', mail({ channel: 'sms', phone: '937416100' }), { phone: 'mobile' }],
  ['an SMS of ours without end', mail({ channel: 'sms', body: 'x'.repeat(460) }), { body: 'tooLong' }],
])('%s', (_what, form, problems) => {
  expect(checkOpening(form)).toEqual(problems);
});

test('what is empty is not asked for; what we write goes where it is written to', () => {
  const form = call({ street: 'La Riera', tags: ['fuita'] });
  expect(openingRequest(form)).toEqual({
    ...{ writtenBy: 'customer', channel: 'phone', language: 'ca', priority: 'normal' },
    ...{ subject: 'Fuita', body: 'Surt aigua.', tags: ['fuita'], location: { street: 'La Riera' } },
    requester: { name: 'Núria Puig', phone: '600 111 222' },
    noticeRoute: { channel: 'sms', address: '600 111 222' },
  });
  expect(openingRequest(mail()).noticeRoute).toEqual({ channel: 'email', address: 'nuria@example.cat' });
});

test('a mail of ours names the mailbox that was chosen; nothing else does', () => {
  expect(openingRequest(mail({ mailboxId: 'mbx_2' })).mailboxId).toBe('mbx_2');
  expect(openingRequest(mail())).not.toHaveProperty('mailboxId');
  expect(openingRequest(mail({ mailboxId: 'mbx_2', channel: 'sms' }))).not.toHaveProperty('mailboxId');
  expect(openingRequest(call({ mailboxId: 'mbx_2' }))).not.toHaveProperty('mailboxId');
});

test('a kept form is itself again; what does not fit is left out', () => {
  expect(revived({ ...call() }, 'es')).toEqual(call());
  expect(revived({ tags: 'x', subject: 3, other: 1 }, 'es')).toEqual(emptyForm('es'));
});
