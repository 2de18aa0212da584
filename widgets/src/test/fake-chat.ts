import type { Chat, ChatStanding, PublicMessage } from '@sinia/sdk';
import { vi } from 'vitest';
import { type Call, fakeService, type Routes } from './fake-service.ts';

export const reference = '572843901634';
export const token = 'a'.repeat(43);

const attended: ChatStanding = {
  ...{ state: 'attended', opensAt: null, waiting: 0 },
  ...{ patienceMinutes: 3, quietMinutes: 10, says: {} },
};

type Writer = ReadableStreamDefaultController<Uint8Array>;

/** A chat service: a conversation in memory, and a stream that a test can cut. */
export function fakeChat(standing: Partial<ChatStanding> = {}, more: Routes = {}) {
  const lines = new Set<Writer>();
  let drawn = 0;
  const receivedAt = new Date().toISOString();
  const chat: Chat = {
    standing: { ...attended, ...standing },
    ...{ position: 0, agents: [], answersTo: null, survey: null },
    ticket: {
      ...{ reference, publicStatus: 'open', channelGroup: 'written', receivedAt, inProgressAt: null },
      ...{ resolvedAt: null, terms: [], subject: 'a', language: 'ca', mayReply: true, messages: [] },
    },
  };
  const message = (author: PublicMessage['author'], body: string): PublicMessage => {
    drawn += 1;
    const at = new Date(Date.parse(receivedAt) + drawn).toISOString();
    const made = { id: `msg_${drawn}`, author, authorName: author === 'agent' ? 'Marta' : '', body };
    return { ...made, channel: 'chat', attachments: [], createdAt: at };
  };
  const written = new Map<string, PublicMessage>();
  const once = ({ headers, body }: Call): PublicMessage => {
    const key = headers.get('Idempotency-Key') ?? '';
    const known = written.get(key) ?? message('customer', (body as { body: string }).body);
    if (!written.has(key)) chat.ticket.messages.push(known);
    written.set(key, known);
    return known;
  };
  const at = `/v1/tracking/${reference}`;
  const service = fakeService({
    'GET /v1/chat': () => ({ body: chat.standing }),
    'POST /v1/chat': (call) => {
      once(call);
      const { publicStatus } = chat.ticket;
      const opened = {
        reference,
        publicStatus,
        receivedAt,
        token,
        trackingUrl: 'https://atencio.example/seguiment',
      };
      return { status: 201, body: { ...opened, standing: chat.standing } };
    },
    [`GET ${at}/chat`]: () => ({ body: structuredClone(chat) }),
    [`POST ${at}/messages`]: (call) => ({ status: 201, body: once(call) }),
    [`POST ${at}/chat/typing`]: () => ({ status: 202, body: { noted: true } }),
    [`POST ${at}/chat/mail`]: (call) => {
      chat.answersTo = `n***@${(call.body as { email: string }).email.split('@')[1]}`;
      return { status: 202, body: { noted: true } };
    },
    [`POST ${at}/chat/transcript`]: () => ({ status: 202, body: { noted: true } }),
    ...more,
  });
  stubStream(service, lines, `${at}/events`);

  const tell = (event: string, data: unknown) => {
    const text = new TextEncoder().encode(`id: ${drawn}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    for (const line of lines) line.enqueue(text);
  };
  return {
    service,
    chat,
    /** How many streams are open. */
    lines: () => lines.size,
    /** One of us writes. */
    answer(body: string) {
      chat.ticket.messages.push(message('agent', body));
      chat.ticket.publicStatus = 'in_progress';
      chat.ticket.inProgressAt ??= chat.ticket.messages.at(-1)?.createdAt ?? null;
      chat.position = null;
      tell('changed', {});
    },
    /** Something about the chat that is no message. */
    signal(change: Partial<Chat>) {
      Object.assign(chat, change);
      const { standing, position, agents } = chat;
      tell('chat', { standing, position, agents });
    },
    changed: () => tell('changed', {}),
    /** The line breaks, and no request gets through. */
    cut() {
      service.offline = true;
      for (const line of lines) line.error(new TypeError('network error'));
      lines.clear();
    },
    mend() {
      service.offline = false;
      dispatchEvent(new Event('online'));
    },
  };
}

/** The stream stays open until it is cut or given up; everything else is answered by the service. */
function stubStream(service: { offline: boolean }, lines: Set<Writer>, path: string): void {
  const others = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname !== path) return others(input, init);
    if (service.offline) throw new TypeError('Failed to fetch');
    let own: Writer | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(line) {
        own = line;
        lines.add(line);
      },
      cancel() {
        if (own) lines.delete(own);
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  });
}
