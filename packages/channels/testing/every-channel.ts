import { AddMessageBody, OpenChatBody, OpenTicketBody } from '@sinia/contracts';
import type { CapableChannel } from '../src/capabilities.ts';
import { CAPABILITIES } from '../src/capabilities.ts';
import { createChat } from '../src/chat/index.ts';
import { composeMail } from '../src/email/compose.ts';
import { createEmailChannel } from '../src/email/email-channel.ts';
import { createMailParserPool, failureOf } from '../src/email/index.ts';
import type { ChannelCapabilities, SendOutcome } from '../src/port.ts';
import { createHttpSms } from '../src/sms/index.ts';
import type { RenderedPart } from '../src/written/written-channel.ts';
import { SPECIMENS, type Specimen } from './specimens.ts';

/** What may stand in the way of a message, and surely kept it from being taken. */
export const TROUBLES = ['throttled', 'token', 'unreachable', 'down'] as const;
export type Trouble = 'none' | 'lost' | (typeof TROUBLES)[number];

/** A channel as the contract of all of them sees it. */
export type KeptChannel = {
  name: string;
  channel: CapableChannel;
  capabilities: ChannelCapabilities;
  /** Null where it only speaks. */
  receives: {
    /** What a customer's words come in as; null where they are refused. */
    words: (text: string) => Promise<string | null>;
    /** Whether it is taken for what it says it is; null where it is never more than a claim. */
    trusts: ((genuine: boolean) => Promise<boolean>) | null;
    garbage: () => Promise<unknown>;
  } | null;
  /** Null where it only listens. */
  sends: {
    /** The words of each part that would leave. */
    texts: (text: string) => Promise<readonly string[]>;
    outcome: (trouble: Trouble, text?: string) => Promise<SendOutcome>;
    /** What is asked again after a lost answer cannot arrive twice. */
    repeatable: boolean;
    /** Nobody stands between us and the customer: nothing can be in trouble. */
    direct: boolean;
  } | null;
  close?: () => Promise<unknown>;
};

const WAIT_SECONDS = 7;
/** The longest that a provider asks us to wait here, in milliseconds. */
export const WAIT_MS = WAIT_SECONDS * 1_000;

/** What a provider says by HTTP in each trouble. */
const overHttp =
  (now: () => Date, fine: () => Response) =>
  (trouble: Trouble): typeof globalThis.fetch =>
  async () => {
    const wait = {
      'retry-after': String(WAIT_SECONDS),
      'x-rate-limit-reset': String(now().getTime() / 1_000 + WAIT_SECONDS),
    };
    switch (trouble) {
      case 'none':
        return fine();
      case 'throttled':
        return Response.json({}, { status: 429, headers: wait });
      case 'token':
        return Response.json({}, { status: 401 });
      case 'down':
        return new Response('<html>', { status: 503 });
      case 'lost':
        throw new DOMException('late', 'TimeoutError');
      case 'unreachable':
        throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    }
  };

const SPECIMEN_NOW = () => new Date('2026-03-02T12:00:00.000Z');

function written(specimen: Specimen & { name: string }): KeptChannel {
  const { connect, sign, body, message, to } = specimen;
  const post = (text: string, headers: Record<string, string> = {}) => ({
    ...{ method: 'POST', query: {}, headers, body: Buffer.from(text) },
  });
  const channel = connect(['secret']);
  const outgoing = (text: string) => ({
    ...{ id: 'dlv_1', to, text, files: [], template: null, humanAgent: false, replyTo: null },
  });
  const answers = overHttp(SPECIMEN_NOW, () => Response.json({ id: '1', message_id: '1' }));
  return {
    ...{ name: specimen.name, channel: specimen.channel, capabilities: channel.capabilities },
    receives: {
      async words(text) {
        const [event] = await channel.parse(post(body([message('m1', text)])));
        return event?.kind === 'message' ? event.content.text : null;
      },
      async trusts(genuine) {
        const whole = body([message('m1', 'Hola')]);
        const verdict = await channel.verify(post(whole, await sign(whole, genuine ? 'secret' : 'another')));
        return verdict.kind === 'events';
      },
      garbage: () => channel.parse(post('\u0000{')),
    },
    sends: {
      texts: async (text) => (await channel.render(outgoing(text))).map((part) => part.text ?? ''),
      async outcome(trouble, text = 'Ja hi anem.') {
        const out = outgoing(text);
        const [part] = await channel.render(out);
        return connect(['secret'], answers(trouble)).send(part as RenderedPart, out);
      },
      ...{ repeatable: false, direct: false },
    },
  };
}

function email(): KeptChannel {
  const parser = createMailParserPool({ threads: 1 });
  const raw = (text: string) =>
    Buffer.from(
      `From: Anna <anna@correu.example>\r\nSubject: Hola\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
    );
  const errors: Record<Exclude<Trouble, 'none'>, object> = {
    throttled: { responseCode: 451, response: '451 4.7.1 slow down' },
    token: { code: 'EAUTH' },
    lost: { code: 'ETIMEDOUT' },
    unreachable: { code: 'ECONNECTION' },
    down: { responseCode: 421, response: '421 4.3.2 closing' },
  };
  const channelIn = (trouble: Trouble) =>
    createEmailChannel({
      parser,
      authenticator: {
        authenticate: async ({ remoteAddress }) => ({
          dmarc: remoteAddress === 'ours' ? 'pass' : 'fail',
          ...{ spf: 'none', dkim: 'none', alignedDomain: null },
        }),
        close: async () => undefined,
      },
      sender: {
        send: async () =>
          trouble === 'none' ? { status: 'sent', response: '250' } : failureOf(errors[trouble]),
        close: () => undefined,
      },
    });
  const composed = (text: string) =>
    composeMail({
      from: { name: 'Atenció', address: 'atencio@sinia.example' },
      to: { name: 'Anna', address: 'anna@correu.example' },
      replyTo: { name: 'Atenció', address: 'atencio@sinia.example' },
      ...{ subject: 'Hola', text, messageId: 'm1@sinia.example', envelopeFrom: 'atencio@sinia.example' },
      ...{ headers: {}, date: SPECIMEN_NOW() },
    });
  const envelope = (text: string, remoteAddress = 'ours') => ({
    ...{ raw: raw(text), mailFrom: null, remoteAddress, helo: null },
  });
  const channel = channelIn('none');
  return {
    ...{ name: 'e-mail', channel: 'email', capabilities: channel.capabilities },
    receives: {
      words: async (text) => (await channel.parse(envelope(text))).text.trim(),
      trusts: async (genuine) =>
        (await channel.verify(envelope('Hola', genuine ? 'ours' : 'x'))).dmarc === 'pass',
      garbage: () => channel.parse({ ...envelope(''), raw: Buffer.from([0, 255, 13, 10]) }),
    },
    sends: {
      texts: async (text) => [(await parser.parse((await composed(text)).raw)).text.trim()],
      outcome: async (trouble, text = 'Ja hi anem.') => channelIn(trouble).send(await composed(text)),
      ...{ repeatable: true, direct: false },
    },
    close: () => parser.close(),
  };
}

function sms(): KeptChannel {
  const answers = overHttp(
    () => new Date(),
    () => Response.json({ id: '1' }),
  );
  const channelIn = (trouble: Trouble) =>
    createHttpSms({ url: 'https://sms.example/', token: 'token', from: 'AMSA', fetch: answers(trouble) });
  const request = (text: string) => ({ id: 'dlv_1', to: '+34600000000', text });
  const channel = channelIn('none');
  return {
    ...{ name: 'SMS', channel: 'sms', capabilities: channel.capabilities, receives: null },
    sends: {
      texts: async (text) => [(await channel.render(request(text))).body.text],
      async outcome(trouble, text = 'Ja hi anem.') {
        const sent = channelIn(trouble);
        return sent.send(await sent.render(request(text)));
      },
      ...{ repeatable: true, direct: false },
    },
  };
}

/** Our own form and chat: what comes in is checked by the public contract. */
const form: KeptChannel = {
  ...{ name: 'form', channel: 'web', capabilities: CAPABILITIES.web, sends: null },
  receives: {
    words: async (body) => OpenTicketBody.safeParse({ subject: 'Hola', body }).data?.body ?? null,
    trusts: null,
    garbage: async () => OpenTicketBody.safeParse('\u0000{'),
  },
};

const chat: KeptChannel = {
  ...{ name: 'chat', channel: 'chat', capabilities: CAPABILITIES.chat },
  receives: {
    words: async (body) => OpenChatBody.safeParse({ body }).data?.body ?? null,
    trusts: null,
    garbage: async () => OpenChatBody.safeParse('\u0000{'),
  },
  sends: {
    texts: async (body) => [AddMessageBody.parse({ body, visibility: 'public' }).body],
    async outcome(_trouble, text = 'Ja hi anem.') {
      const secrets = {
        ...{ signing: [], verifyToken: null, accessToken: null, refreshToken: null, clientSecret: null },
      };
      const channel = createChat({ externalId: 'chat', settings: {}, secrets });
      const out = { id: 'dlv_1', to: { ids: ['cnv_1'] }, text, files: [] };
      const whole = { ...out, template: null, humanAgent: false, replyTo: null };
      const [part] = await channel.render(whole);
      return channel.send(part as RenderedPart, whole);
    },
    ...{ repeatable: true, direct: true },
  },
};

/** Every channel that we have: the written ones, e-mail, SMS, the form and the chat. */
export const EVERY_CHANNEL: readonly KeptChannel[] = [...SPECIMENS.map(written), email(), sms(), form, chat];
