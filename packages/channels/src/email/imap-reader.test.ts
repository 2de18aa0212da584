import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, rawMail } from '../../test/imap-harness.ts';
import { type ScriptedImapServer, startScriptedImapServer } from '../../test/scripted-imap-server.ts';

describe('startImapReader', () => {
  let server: ScriptedImapServer;
  let stop: (() => Promise<void>) | undefined;

  beforeEach(async () => {
    server = await startScriptedImapServer();
  });
  afterEach(async () => {
    await stop?.();
    stop = undefined;
    await server.stop();
  });

  test('idles, is told, reads with PEEK from a read-only mailbox', async () => {
    const harness = createHarness(server);
    ({ stop } = harness.start());
    await harness.begun();
    await server.deliver(rawMail('u'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u']);
    expect((await server.flags()).flat()).toEqual([]);
    expect(server.refused).toEqual([]);
  });

  test('the poll finds what no notice told, and the echo of n:* is not read again', async () => {
    const harness = createHarness(server);
    ({ stop } = harness.start({ pollMs: 20 }));
    await harness.begun();
    await server.deliver(rawMail('u'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u']);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(harness.subjects()).toEqual(['u']);
    expect(server.logins).toHaveLength(1);
  });

  test('after BYE it comes back with fresh credentials and goes on at its cursor', async () => {
    let tokens = 0;
    const harness = createHarness(server);
    ({ stop } = harness.start({
      credentials: async () => {
        tokens += 1;
        return { password: `token-${tokens}` };
      },
    }));
    await harness.begun();
    await server.deliver(rawMail('u'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u']);
    server.bye();
    await server.deliver(rawMail('dos'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u', 'dos']);
    expect(server.logins.at(-1)).toContain('token-2');
    expect(harness.stored.map(({ uid }) => uid)).toEqual([1, 2]);
  });

  test('a new UIDVALIDITY means that everything is read anew', async () => {
    const harness = createHarness(server);
    ({ stop } = harness.start());
    await harness.begun();
    await server.deliver(rawMail('u'));
    await server.deliver(rawMail('dos'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u', 'dos']);
    server.vanish(1);
    server.renumber(1_800_000_000);
    server.bye();
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u', 'dos', 'dos']);
    expect(harness.cursors.at(-1)).toEqual({ uidValidity: '1800000000', lastUid: 1 });
  });

  test('a mailbox that was never read begins behind what lies there, also after a crash before the first mail', async () => {
    await server.deliver(rawMail('vell'));
    const harness = createHarness(server);
    await harness.start().stop();
    const first = harness.start();
    await harness.begun();
    await first.stop();
    await server.deliver(rawMail('u'));
    ({ stop } = harness.start());
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u']);
  });

  test('what is older than the connection stays where it is when all UIDs begin anew', async () => {
    await server.deliver(rawMail('vell'), { day: new Date('2026-11-20T10:00:00Z') });
    const harness = createHarness(server);
    ({ stop } = harness.start({ since: new Date('2026-11-22T00:00:00Z') }));
    await harness.begun();
    await server.deliver(rawMail('u'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u']);
    server.renumber(1_800_000_000);
    server.bye();
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u', 'u']);
  });

  test('tells when everything was read', async () => {
    const harness = createHarness(server);
    let reads = 0;
    ({ stop } = harness.start({
      onRead: () => {
        reads += 1;
      },
    }));
    await harness.begun();
    await expect.poll(() => reads, { timeout: 5_000 }).toBe(1);
    await server.deliver(rawMail('u'));
    await expect.poll(() => reads, { timeout: 5_000 }).toBe(2);
  });

  test('a server that is away is tried again, and credentials that fail are told', async () => {
    const harness = createHarness(server);
    let refusals = 0;
    ({ stop } = harness.start({
      credentials: async () => {
        refusals += 1;
        if (refusals < 3) throw new Error('no token');
        return { password: 'secret' };
      },
    }));
    await harness.begun();
    await server.deliver(rawMail('u'));
    await expect.poll(harness.subjects, { timeout: 5_000 }).toEqual(['u']);
    expect(harness.errors).toMatchObject([{ message: 'no token' }, { message: 'no token' }]);
  });

  test('stops while idling, while connecting and while waiting', async () => {
    const harness = createHarness(server);
    const idling = harness.start();
    await expect.poll(() => server.logins.length, { timeout: 5_000 }).toBe(1);
    await idling.stop();
    await harness.start().stop();
    const waiting = harness.start({
      credentials: () => Promise.reject(new Error('no')),
      backoffMs: { first: 60_000, most: 60_000 },
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await waiting.stop();
  });
});
