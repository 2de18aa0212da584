import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintBounceAddress, readBounceAddress } from './bounce-address.ts';
import { mintMessageId } from './message-id.ts';
import {
  mintAgentAddress,
  mintReplyAddress,
  readAgentAddress,
  readReplyAddress,
  readReplyAddresses,
} from './reply-token.ts';
import { base32, type SigningKey } from './signing.ts';

const key = (id: string, fill: number): SigningKey => ({ id, secret: new Uint8Array(32).fill(fill) });
const options = { keys: [key('a', 1)], domain: 'sinia.example' };
const TICKET = 'tkt_01j9zq4k7n8m2p5r6s7t8v9w0x';
const OTHER = 'tkt_01j9zq4k7n8m2p5r6s7t8v9w0y';
const DELIVERY = 'dlv_01j9zq4k7n8m2p5r6s7t8v9w0x';

describe('reply address', () => {
  const address = mintReplyAddress(TICKET, options);

  test('fits in 64 characters and is read back, in any case', () => {
    expect(address).toMatch(/^reply\+[0-9a-z]{26}\.a[a-z2-7]{26}@sinia\.example$/);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(readReplyAddress(address, options)).toEqual({ state: 'valid', ticketId: TICKET });
    expect(readReplyAddress(address.toUpperCase(), options)).toEqual({ state: 'valid', ticketId: TICKET });
  });

  test.each([
    ['another ticket', address.replace(TICKET.slice(4), OTHER.slice(4)), 'invalid'],
    ['no signature', 'reply+01j9zq4k7n8m2p5r6s7t8v9w0x@sinia.example', 'invalid'],
    ['empty', 'reply+.@sinia.example', 'invalid'],
    ['two dots', address.replace('.', '..'), 'invalid'],
    ['another domain', address.replace('sinia.example', 'evil.example'), 'none'],
    ['a domain behind ours', `${address}@evil.example`, 'none'],
    ['a bounce address', mintBounceAddress(DELIVERY, options), 'none'],
    ['an agent address', mintAgentAddress(TICKET, 'agt_1', options), 'none'],
    ['the mailbox', 'atencio@sinia.example', 'none'],
    ['nothing', '', 'none'],
  ])('%s', (_name, forged, state) => {
    expect(readReplyAddress(forged, options).state).toBe(state);
  });

  test('no change of one character keeps it valid', () => {
    const local = address.slice(0, address.indexOf('@'));
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: local.length - 1 }),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz01234567'),
        (at, letter) => {
          fc.pre(local[at] !== letter);
          const forged = `${local.slice(0, at)}${letter}${local.slice(at + 1)}@sinia.example`;
          expect(readReplyAddress(forged, options).state).toBe('invalid');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('two live keys are read, the first one signs, a retired one is refused', () => {
    const rotated = { ...options, keys: [key('b', 2), key('a', 1)] };
    expect(readReplyAddress(address, rotated).state).toBe('valid');
    expect(mintReplyAddress(TICKET, rotated)).toContain('.b');
    expect(readReplyAddress(address, { ...options, keys: [key('b', 2)] }).state).toBe('invalid');
    expect(readReplyAddress(address, { ...options, keys: [key('a', 3)] }).state).toBe('invalid');
  });

  test('among several addresses one valid token wins, a forged or a second one spoils it', () => {
    const other = mintReplyAddress(OTHER, options);
    expect(readReplyAddresses(['atencio@sinia.example', address], options)).toEqual({
      state: 'valid',
      ticketId: TICKET,
    });
    expect(readReplyAddresses([address, address], options).state).toBe('valid');
    expect(readReplyAddresses([address, other], options).state).toBe('invalid');
    expect(readReplyAddresses([address, 'reply+x.y@sinia.example'], options).state).toBe('invalid');
    expect(readReplyAddresses([], options).state).toBe('none');
  });

  test('refuses to sign what is no ticket', () => {
    expect(() => mintReplyAddress('msg_1', options)).toThrow(RangeError);
    expect(() => mintReplyAddress(`tkt_${'a'.repeat(30)}`, options)).toThrow(RangeError);
    expect(() => mintReplyAddress('tkt_a.b@c', options)).toThrow(RangeError);
    expect(() => mintReplyAddress(TICKET, { ...options, keys: [] })).toThrow(RangeError);
  });
});

test("an agent's address serves that agent on that ticket only", () => {
  const address = mintAgentAddress(TICKET, 'agt_1', options);
  expect(readAgentAddress(address, 'agt_1', options)).toEqual({ state: 'valid', ticketId: TICKET });
  expect(readAgentAddress(address, 'agt_2', options).state).toBe('invalid');
  expect(readAgentAddress(mintReplyAddress(TICKET, options), 'agt_1', options).state).toBe('none');
  const swapped = mintReplyAddress(TICKET, options).replace('reply+', 'agent+');
  expect(readAgentAddress(swapped, 'agt_1', options).state).toBe('invalid');
});

test('a bounce address names one delivery, and no other purpose passes for it', () => {
  const address = mintBounceAddress(DELIVERY, options);
  expect(readBounceAddress(address, options)).toEqual({ state: 'valid', deliveryId: DELIVERY });
  expect(readBounceAddress(mintReplyAddress(TICKET, options).replace('reply+', 'b+'), options).state).toBe(
    'invalid',
  );
  expect(readBounceAddress('atencio@sinia.example', options).state).toBe('none');
});

test('a Message-ID is the same for the same delivery and recipient, and different otherwise', () => {
  const { secret } = key('a', 1);
  const id = mintMessageId(DELIVERY, 'anna@correu.example', secret, 'sinia.example');
  expect(id).toMatch(/^[a-z2-7]{26}@sinia\.example$/);
  expect(mintMessageId(DELIVERY, ' Anna@Correu.example', secret, 'sinia.example')).toBe(id);
  expect(mintMessageId(DELIVERY, 'pere@correu.example', secret, 'sinia.example')).not.toBe(id);
  expect(mintMessageId('dlv_2', 'anna@correu.example', secret, 'sinia.example')).not.toBe(id);
  expect(mintMessageId(DELIVERY, 'anna@correu.example', key('a', 2).secret, 'sinia.example')).not.toBe(id);
});

test('base32 is RFC 4648 in lower case', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    '',
    'my',
    'mzxq',
    'mzxw6',
    'mzxw6yq',
    'mzxw6ytb',
    'mzxw6ytboi',
  ]);
});
