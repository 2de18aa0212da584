import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../bench/installation.ts';
import { openSmtpConnection, type SmtpConnection } from '../../bench/smtp-connection.ts';
import type { Asked, Ledger } from './ledger.ts';

const PAUSE_MS = 30;
const TIMEOUT_MS = 5_000;

export interface Clients {
  /** No new work; what was begun is tried until it is acknowledged. */
  readonly finish: () => Promise<void>;
}

/** Customers and integrations that never give up: the same key and bytes again until there is an answer. */
export function startClients(
  installation: Installation,
  ledger: Ledger,
  counts = { http: 6, mail: 2 },
): Clients {
  const ending = { now: false };
  const http = Array.from({ length: counts.http }, (_, index) =>
    openTickets(installation, ledger, installation.keys[index] ?? '', ending),
  );
  const mail = Array.from({ length: counts.mail }, () => sendMails(installation, ledger, ending));
  return {
    async finish() {
      ending.now = true;
      await Promise.all([...http, ...mail]);
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

/** Asks until it is answered with 201; anything that says "never" ends the run. */
async function insist<Answer>(
  url: string,
  key: string,
  idempotencyKey: string,
  body: unknown,
): Promise<Answer> {
  for (;;) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${key}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': idempotencyKey,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.status === 201) return (await response.json()) as Answer;
      const text = await response.text();
      const again = response.status >= 500 || response.status === 409 || response.status === 429;
      if (!again) throw new Refused(`${url} answered ${response.status}: ${text}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await sleep(PAUSE_MS + Math.random() * 70);
  }
}

class Refused extends Error {}

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
        await sleep(PAUSE_MS + Math.random() * 70);
      }
    }
    await sleep(PAUSE_MS);
  }
  connection?.close();
}
