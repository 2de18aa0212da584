import { createFakeGraphMail } from '@sinia/channels/testing/providers';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  checkGraphMailbox,
  createGraphClient,
  createGraphMailSender,
  exchangeVerdict,
  type GraphAccount,
  type GraphRefused,
  graphMailFailure,
  type InboxOptions,
  keepSubscription,
  readInbox,
  readNotifications,
} from './index.ts';

const ORIGIN = 'http://graph.test';
const ACCOUNT: GraphAccount = {
  ...{ tenant: 'tenant-1', clientId: 'app-1', clientSecret: 'secret-1', user: 'atencio@sinia.example' },
};
const BEGAN = new Date('2026-03-01T08:00:00Z');

let now = BEGAN;
let fake: ReturnType<typeof createFakeGraphMail>;
let word: (url: URL) => Response;
const net = {
  fetch: (async (url, init) => fake.app.fetch(new Request(String(url), init))) as typeof fetch,
  now: () => now,
  endpoints: { microsoftLogin: ORIGIN, microsoftGraph: ORIGIN },
};

beforeEach(() => {
  now = BEGAN;
  word = (url) => new Response(url.searchParams.get('validationToken'));
  fake = createFakeGraphMail({
    ...{ ...ACCOUNT, origin: () => ORIGIN, now: () => now, pageSize: 2 },
    fetch: async (url) => word(new URL(String(url))),
  });
});

/** A store that remembers, and what it was asked to keep. */
function reading(over: Partial<InboxOptions> = {}) {
  const kept = new Map<string, string>();
  const stored: string[] = [];
  let link: string | null = null;
  const options: InboxOptions = {
    ...{ client: createGraphClient(ACCOUNT, net), user: ACCOUNT.user, since: BEGAN },
    beginAt: async () => BEGAN,
    loadCursor: async () => link,
    saveCursor: async (next) => {
      link = next;
    },
    known: async (ids) => new Set(ids.filter((id) => kept.has(id))),
    store: async (raw, { id }) => {
      const subject = /^Subject: (.*)\r?$/m.exec(Buffer.from(raw).toString())?.[1] ?? '';
      stored.push(subject);
      kept.set(id, subject);
    },
    ...over,
  };
  return { options, stored, read: () => readInbox(options), link: () => link };
}

const mail = (subject: string) => `From: Anna <anna@correu.example>\nSubject: ${subject}\n\nText\n`;
const tokensAsked = () => fake.requests.filter((one) => one.endsWith('/token')).length;

describe('the delta query is the truth', () => {
  test('every page is read, and afterwards only what is new', async () => {
    const { read, stored } = reading();
    for (const subject of ['un', 'dos', 'tres', 'quatre', 'cinc']) fake.receive(mail(subject));
    await read();
    expect(stored).toEqual(['un', 'dos', 'tres', 'quatre', 'cinc']);
    fake.receive(mail('sis'));
    await read();
    await read();
    expect(stored.slice(5)).toEqual(['sis']);
  });

  test('what came before the mailbox was connected is left alone', async () => {
    const { read, stored } = reading();
    fake.receive(mail('vell'), new Date(BEGAN.getTime() - 1));
    fake.receive(mail('nou'));
    await read();
    expect(stored).toEqual(['nou']);
  });

  test('410: a place that was forgotten begins anew, and nothing is stored twice', async () => {
    const { read, stored } = reading();
    fake.receive(mail('un'));
    await read();
    fake.receive(mail('dos'));
    fake.forget();
    await read();
    expect(stored).toEqual(['un', 'dos']);
  });

  test('ended between storing and the cursor: read again, stored once', async () => {
    let ends = true;
    const { options, stored } = reading();
    const { saveCursor } = options;
    const broken = {
      ...options,
      saveCursor: async (link: string) => {
        if (ends) throw new Error('ended');
        await saveCursor(link);
      },
    };
    fake.receive(mail('un'));
    await expect(readInbox(broken)).rejects.toThrow('ended');
    ends = false;
    await readInbox(broken);
    expect(stored).toEqual(['un']);
  });

  test('404 after a notification: deleted is skipped, moved by a rule is found by its immutable id', async () => {
    const { options, stored } = reading();
    const moved = fake.receive(mail('mogut'));
    const deleted = fake.receive(mail('esborrat'));
    const client: typeof options.client = {
      ...options.client,
      async json(path, request) {
        const page = await options.client.json(path, request);
        if (fake.messages.includes(deleted)) {
          fake.move(moved, 'archive');
          fake.remove(deleted);
        }
        return page;
      },
    };
    await readInbox({ ...options, client });
    expect(stored).toEqual(['mogut']);
  });

  test('a message that has no MIME is taken from its fields, and holds up nothing', async () => {
    const { read, stored } = reading();
    fake.conditions.unreadableMime = true;
    fake.receive(mail('sense MIME'));
    await read();
    expect(stored).toEqual(['sense MIME']);
  });

  test('reading leaves everything unread', async () => {
    const { read } = reading();
    fake.receive(mail('un'));
    await read();
    expect(fake.messages.map(({ isRead }) => isRead)).toEqual([false]);
    expect(new Set(fake.requests.map((one) => one.split(' ')[0]))).toEqual(new Set(['POST', 'GET']));
  });

  test('a kept link to another origin is never asked with our token: the reading begins anew', async () => {
    const { options, stored } = reading({ loadCursor: async () => 'https://attacker.example/v1.0/delta' });
    fake.receive(mail('un'));
    await readInbox(options);
    expect(stored).toEqual(['un']);
    expect(fake.requests.every((one) => !one.includes('attacker'))).toBe(true);
  });

  test('a link to another origin in an answer is not followed', async () => {
    const { options } = reading();
    const { client } = options;
    const json: typeof client.json = async (path, request) => ({
      ...((await client.json(path, request)) as object),
      '@odata.nextLink': 'https://attacker.example/v1.0/delta',
    });
    const asked = readInbox({ ...options, client: { ...client, json } });
    await expect(asked).rejects.toMatchObject({ facts: { code: 'foreign_address' } });
  });
});

describe('tokens', () => {
  test('many at once ask for one, and it is kept', async () => {
    const client = createGraphClient(ACCOUNT, net);
    const inbox = `/users/${ACCOUNT.user}/mailFolders/inbox`;
    await Promise.all(Array.from({ length: 5 }, () => client.json(inbox)));
    await client.json(inbox);
    expect(tokensAsked()).toBe(1);
  });

  test.each([
    ['ran out by the clock', () => (now = new Date(BEGAN.getTime() + 3_600_000))],
    ['was revoked', () => fake.revokeTokens()],
  ])('one that %s is replaced without a failure', async (_, end) => {
    const { read, stored } = reading();
    await read();
    end();
    fake.receive(mail('després'));
    await read();
    expect(stored).toEqual(['després']);
    expect(tokensAsked()).toBe(2);
  });

  test('one that is refused again is not asked for for ever', async () => {
    const { read } = reading();
    fake.conditions.tokenExpired = true;
    await expect(read()).rejects.toMatchObject({ facts: { failure: 'not_permitted', status: 401 } });
    expect(tokensAsked()).toBe(2);
  });

  test.each([
    ['tenant_unknown', { tenant: 'another' }],
    ['app_unknown', { clientId: 'another' }],
    ['secret_wrong', { clientSecret: 'another' }],
    ['address_unknown', { user: 'ningu@sinia.example' }],
  ] as const)('%s', async (failure, over) => {
    const error = await checkGraphMailbox({ ...ACCOUNT, ...over }, net).catch((thrown: unknown) => thrown);
    expect(graphMailFailure(error)).toBe(failure);
  });
});

test('429: what Retry-After asks for is told', async () => {
  const { read } = reading();
  Object.assign(fake.conditions, { throttles: true, retryAfterSeconds: 30 });
  const error = (await read().catch((thrown: unknown) => thrown)) as GraphRefused;
  expect(error.facts).toMatchObject({ failure: 'throttled', retryAfterMs: 30_000 });
});

describe('subscriptions', () => {
  const wish = () => ({
    ...{ user: ACCOUNT.user, notificationUrl: 'https://sinia.test/n', clientState: 'parany', now },
  });
  const keep = (held: Parameters<typeof keepSubscription>[2], renew = false) =>
    keepSubscription(createGraphClient(ACCOUNT, net), wish(), held, renew);
  const days = (count: number) => new Date(BEGAN.getTime() + count * 86_400_000);

  test('ids in notifications are immutable, and it lasts less than the 7 days that Outlook allows', async () => {
    const made = await keep(null);
    expect(fake.subscriptions.get(made.id)).toMatchObject({ immutable: true, expiresAt: days(4) });
  });

  test.each([
    ['young: nothing', 1, false, 'same', 4],
    ['in its second half: renewed', 3, false, 'same', 7],
    ['reauthorizationRequired: renewed at once', 1, true, 'same', 5],
    ['run out: a new one', 5, false, 'new', 9],
  ] as const)('%s', async (_, age, renew, which, until) => {
    const made = await keep(null);
    now = days(age);
    const kept = await keep(made, renew);
    expect(kept.id === made.id ? 'same' : 'new').toBe(which);
    expect(kept.expiresAt).toEqual(days(until));
  });

  test('one that Microsoft has thrown away is made anew', async () => {
    const made = await keep(null);
    fake.dropSubscriptions();
    now = days(3);
    expect((await keep(made)).id).not.toBe(made.id);
  });

  test('an answer in HTML is no handshake', async () => {
    word = () => new Response('<p>hola</p>', { headers: { 'content-type': 'text/html' } });
    await expect(keep(null)).rejects.toMatchObject({ facts: { status: 400, code: 'ValidationError' } });
  });
});

describe('notifications', () => {
  const item = { subscriptionId: 'sub', clientState: 'parany' };

  test('wrong clientState: that one is ignored, its siblings stand', () => {
    const body = {
      value: [item, { ...item, clientState: 'un altre' }, 'res', { ...item, lifecycleEvent: 'missed' }],
    };
    expect(readNotifications(body, 'parany')).toEqual([
      { subscriptionId: 'sub', about: 'mail' },
      { subscriptionId: 'sub', about: 'missed' },
    ]);
  });

  test.each([null, [], 'text', { value: 'text' }, { value: [{}] }])('%j tells nothing', (body) => {
    expect(readNotifications(body, 'parany')).toEqual([]);
  });

  test('without a secret of ours nothing is genuine', () => {
    expect(readNotifications({ value: [{ ...item, clientState: '' }] }, '')).toEqual([]);
  });
});

describe('sending', () => {
  const sender = () => createGraphMailSender(createGraphClient(ACCOUNT, net), ACCOUNT.user, net.fetch);
  const raw = Buffer.from('Message-ID: <d1.x@sinia.example>\r\nSubject: Re\r\n\r\nBon dia\r\n');

  test('MIME as base64 text, byte for byte, and found afterwards by its Message-ID', async () => {
    expect(await sender().wasSent('d1.x@sinia.example')).toBe(false);
    await sender().send(raw);
    expect(fake.sent().map((one) => one.raw.toString())).toEqual([raw.toString()]);
    expect(await sender().wasSent('d1.x@sinia.example')).toBe(true);
  });

  test('over 4 MB: a draft, files in one piece or in multiples of 320 KiB, the same id before and after', async () => {
    const { openDraft, attach, sendDraft, stateOfDraft } = sender();
    const id = await openDraft(raw);
    const large = Buffer.alloc(7_000_001, 'x');
    await attach(id, { filename: 'petit.txt', mediaType: 'text/plain', bytes: Buffer.from('hola') });
    await attach(id, { filename: 'gran.pdf', mediaType: 'application/pdf', bytes: large });
    expect(await stateOfDraft(id)).toBe('draft');
    await sendDraft(id);
    expect(await stateOfDraft(id)).toBe('sent');
    expect(fake.sent()[0]?.files.map(({ name, bytes }) => [name, bytes.byteLength])).toEqual([
      ['petit.txt', 4],
      ['gran.pdf', 7_000_001],
    ]);
  });

  test('a draft that somebody threw away is gone', async () => {
    const { openDraft, dropDraft, stateOfDraft } = sender();
    const id = await openDraft(raw);
    await dropDraft(id);
    await dropDraft(id);
    expect(await stateOfDraft(id)).toBe('gone');
  });
});

describe('what Exchange found out about a sender', () => {
  const header = (line: string) => {
    const [key = '', value = ''] = line.split(/: (.*)/s);
    return { key: key.toLowerCase(), value };
  };
  const INSIDE =
    'Received: from AM0PR08 (2603::1) by DB9PR08MB1.eurprd08.prod.outlook.com with Microsoft SMTP Server';
  const EDGE =
    'Received: from mail.correu.example (192.0.2.7) by AM6EUR05FT012.mail.protection.outlook.com with SMTP';
  const FOREIGN = 'Received: from laptop by mail.correu.example with ESMTPA';
  const results = (dmarc: string) =>
    `Authentication-Results: spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=correu.example; dkim=pass header.d=correu.example;dmarc=${dmarc} action=none header.from=correu.example;compauth=pass reason=100`;
  test.each([
    ['its own result', [INSIDE, results('pass'), EDGE, FOREIGN], 'pass'],
    ['its own refusal', [INSIDE, results('fail'), EDGE, FOREIGN], 'fail'],
    ['bestguesspass is no proof', [INSIDE, results('bestguesspass'), EDGE, FOREIGN], 'none'],
    [
      'a forged one below its own counts for nothing',
      [INSIDE, results('fail'), EDGE, results('pass')],
      'fail',
    ],
    ['one below a foreign host counts for nothing', [INSIDE, EDGE, FOREIGN, results('pass')], 'none'],
    ['one of another host', [`Authentication-Results: mx.example; dmarc=pass`, EDGE], 'none'],
    ['a colleague who had signed in', [INSIDE, 'X-MS-Exchange-Organization-AuthAs: Internal'], 'pass'],
    ['a stranger', [INSIDE, 'X-MS-Exchange-Organization-AuthAs: Anonymous', EDGE], 'none'],
    ['nothing', [], 'none'],
  ])('%s', (_, lines, verdict) => {
    expect(exchangeVerdict(lines.map(header), 'nora@empresa.example', ['empresa.example'])).toBe(verdict);
  });

  test('a relay in the house proves nothing for another domain', () => {
    const internal = [header('X-MS-Exchange-Organization-AuthAs: Internal')];
    expect(exchangeVerdict(internal, 'anna@correu.example', ['empresa.example'])).toBe('none');
    expect(exchangeVerdict(internal, 'x@empresa.example.evil', ['empresa.example'])).toBe('none');
  });
});
