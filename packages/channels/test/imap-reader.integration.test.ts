import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dovecotInstalled, startDovecot } from './dovecot.ts';
import { createHarness, type MailServer, rawMail } from './imap-harness.ts';
import { startScriptedImapServer } from './scripted-imap-server.ts';

// Where Dovecot is missing the same promises are checked against the scripted server, never skipped.
describe(`a mailbox on ${dovecotInstalled ? 'Dovecot' : 'the scripted server (Dovecot is not installed)'}`, () => {
  let server: MailServer & { stop(): Promise<void> };
  let stop: (() => Promise<void>) | undefined;

  beforeEach(async () => {
    server = dovecotInstalled ? await startDovecot() : await startScriptedImapServer();
  });
  afterEach(async () => {
    await stop?.();
    stop = undefined;
    await server.stop();
  });

  test('begins with what comes now, in order, once, and leaves everything unseen', async () => {
    await server.deliver(rawMail('vell'));
    const harness = createHarness(server);
    ({ stop } = harness.start());
    await harness.begun();
    await server.deliver(rawMail('u'));
    await server.deliver(rawMail('dos', 'línia\r\n.punt'));
    await expect.poll(harness.subjects, { timeout: 10_000 }).toEqual(['u', 'dos']);
    await server.deliver(rawMail('tres'));
    await expect.poll(harness.subjects, { timeout: 10_000 }).toEqual(['u', 'dos', 'tres']);
    expect(harness.stored[1]?.text).toContain('línia\r\n.punt');
    expect(harness.cursors.at(-1)).toMatchObject({ lastUid: harness.stored[2]?.uid });
    await stop?.();
    expect((await server.flags()).flat()).toEqual([]);
    expect(harness.errors).toEqual([]);
  });

  test('a restart goes on behind the cursor, and an idle mailbox is not read again', async () => {
    const harness = createHarness(server);
    const first = harness.start({ pollMs: 50 });
    await harness.begun();
    await server.deliver(rawMail('u'));
    await expect.poll(harness.subjects, { timeout: 10_000 }).toEqual(['u']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await first.stop();
    await server.deliver(rawMail('dos'));
    ({ stop } = harness.start());
    await expect.poll(harness.subjects, { timeout: 10_000 }).toEqual(['u', 'dos']);
  });

  test('a store that fails is asked again, and nothing is skipped', async () => {
    const harness = createHarness(server);
    ({ stop } = harness.start());
    await harness.begun();
    harness.failOnce();
    await server.deliver(rawMail('u'));
    await server.deliver(rawMail('dos'));
    await expect.poll(harness.subjects, { timeout: 10_000 }).toEqual(['u', 'dos']);
    expect(harness.errors).toMatchObject([{ message: 'no database' }]);
  });

  test('a mail over the limit comes cut one byte above it', async () => {
    const harness = createHarness(server);
    ({ stop } = harness.start({ maxBytes: 10_000 }));
    await harness.begun();
    await server.deliver(rawMail('gran', 'a'.repeat(50_000)));
    await expect.poll(() => harness.stored.length, { timeout: 10_000 }).toBe(1);
    expect(harness.stored[0]?.text).toHaveLength(10_001);
  });
});
