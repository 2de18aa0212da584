import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../bench/installation.ts';
import { openSmtpConnection, type SmtpConnection } from '../../bench/smtp-connection.ts';
import type { StandInProviders } from '../../bench/stand-in-providers.ts';
import { chat } from './chat-clients.ts';
import { insist, PAUSE_MS, rest } from './insist.ts';
import type { Asked, Ledger } from './ledger.ts';
import { sendWebhooks, WEBHOOK_CHANNELS } from './webhook-clients.ts';

export interface Clients {
  /** No new work; what was begun is tried until it is acknowledged. */
  readonly finish: () => Promise<void>;
}

/** Customers, integrations and providers that never give up: the same key and bytes again until there is an answer. */
export function startClients(
  installation: Installation,
  providers: StandInProviders,
  ledger: Ledger,
  counts = { http: 6, mail: 2, chat: 2 },
): Clients {
  const ending = { now: false };
  const http = Array.from({ length: counts.http }, (_, index) =>
    openTickets(installation, ledger, installation.keys[index] ?? '', ending),
  );
  const mail = Array.from({ length: counts.mail }, () => sendMails(installation, ledger, ending));
  const chats = Array.from({ length: counts.chat }, () => chat(installation, ledger, ending));
  const webhooks = WEBHOOK_CHANNELS.map((channel) =>
    sendWebhooks(installation, providers, channel, ledger, ending),
  );
  return {
    async finish() {
      ending.now = true;
      await Promise.all([...http, ...mail, ...chats, ...webhooks]);
    },
  };
}

async function openTickets(
  { baseUrl }: Installation,
  ledger: Ledger,
  key: string,
  ending: { now: boolean },
): Promise<void> {
  while (!ending.now) {
    const marker = `consulta-${randomUUID()}`;
    const ticket = {
      marker,
      id: null as string | null,
      reference: null as string | null,
      replies: [] as Asked[],
    };
    ledger.tickets.push(ticket);
    const body = {
      subject: marker,
      body: `La prova ${marker}.`,
      requester: { name: 'Client de prova', email: `${marker}@customers.example` },
    };
    const opened = await insist<{ id: string; reference: string }>(
      `${baseUrl}/v1/tickets`,
      key,
      marker,
      body,
    );
    ticket.id = opened.id;
    ticket.reference = opened.reference;
    if (Math.random() < 0.2) {
      const again = await insist<{ id: string }>(`${baseUrl}/v1/tickets`, key, marker, body);
      if (again.id !== opened.id)
        throw new Error(`the key ${marker} was answered with ${opened.id} and ${again.id}`);
    }
    for (let count = Math.floor(Math.random() * 3); count > 0 && !ending.now; count -= 1) {
      const reply: Asked = { marker: `resposta-${randomUUID()}`, id: null };
      ticket.replies.push(reply);
      const said = { body: reply.marker, visibility: 'public' };
      const url = `${baseUrl}/v1/tickets/${ticket.id}/messages`;
      reply.id = (await insist<{ id: string }>(url, key, reply.marker, said)).id;
    }
    await sleep(PAUSE_MS);
  }
}

async function sendMails({ smtpPort, mailbox }: Installation, ledger: Ledger, ending: { now: boolean }) {
  let connection: SmtpConnection | undefined;
  while (!ending.now) {
    const marker = `correu-${randomUUID()}`;
    const mail = { marker, accepted: false };
    ledger.mails.push(mail);
    const from = `${marker}@customers.example`;
    const raw = [
      `From: Client <${from}>`,
      `To: <${mailbox}>`,
      `Subject: ${marker}`,
      `Message-ID: <${marker}@customers.example>`,
      `Date: ${new Date().toUTCString()}`,
      '',
      `Bon dia, la prova ${marker}.`,
    ].join('\r\n');
    // Some senders miss our 250 and send once more.
    const times = Math.random() < 0.05 ? 2 : 1;
    for (let taken = 0; taken < times; ) {
      try {
        connection ??= await openSmtpConnection(smtpPort);
        await connection.send(from, mailbox, raw);
        mail.accepted = true;
        taken += 1;
      } catch {
        connection?.close();
        connection = undefined;
        await rest();
      }
    }
    await sleep(PAUSE_MS);
  }
  connection?.close();
}
