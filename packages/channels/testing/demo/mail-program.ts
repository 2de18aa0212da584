import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime, { type Email } from 'postal-mime';
import { createFakeGraphMail } from '../graph-mail/fake-graph-mail.ts';
import type { FakeMessage } from '../graph-mail/graph-mail-state.ts';
import { createPhone, type Phone } from '../phone.ts';
import type { DemoMailbox } from './demo-mailbox.ts';
import { DEMO_PEOPLE, type DemoFile, type DemoPerson, type DemoProvider } from './demo-people.ts';

/** What a customer's mail program remembers: what it shows, and to what it answers. */
type Inbox = { screen: Phone; answered: { id: string; to: string; subject: string } | null };

const addressOf = (who: DemoPerson) => `${who}@correu.example`;

/** The mailbox at the pretended Microsoft 365, and customers who write to it from their mail programs. */
export function mailProgram({ name: _name, ...mailbox }: DemoMailbox, origin: () => string) {
  const inboxes = new Map<string, Inbox>();
  const inboxOf = (address: string): Inbox => {
    const inbox = inboxes.get(address) ?? { screen: createPhone(() => new Date()), answered: null };
    inboxes.set(address, inbox);
    return inbox;
  };
  const fake = createFakeGraphMail({
    ...{ ...mailbox, origin },
    onSent: (message) => void show(message, inboxOf),
  });
  const write = async (who: DemoPerson, text: string, file?: DemoFile) => {
    const { screen, answered } = inboxOf(addressOf(who));
    const id = `${randomUUID()}@correu.example`;
    const raw = await compose({ who, id, text, answered, mailbox: mailbox.user, file });
    screen.add({ id, by: 'customer', text, files: file ? [file] : [] });
    fake.receive(raw);
  };
  const phoneOf: DemoProvider['phoneOf'] = (who) => ({
    screen: inboxOf(addressOf(who)).screen,
    write: (text) => write(who, text),
    photo: (file) => write(who, file.name, file),
    read: () => undefined,
  });
  return { app: fake.app, conditions: fake.conditions, phoneOf };
}

/** A mail of ours as it stands in the program of whoever it is to. */
async function show({ raw, immutableId }: FakeMessage, inboxOf: (address: string) => Inbox): Promise<void> {
  const mail = await PostalMime.parse(new Uint8Array(raw));
  const [to] = mail.to ?? [];
  if (!to?.address) return;
  const inbox = inboxOf(to.address);
  inbox.answered = {
    ...{ id: mail.messageId ?? '', subject: mail.subject ?? '' },
    to: mail.replyTo?.[0]?.address ?? mail.from?.address ?? '',
  };
  const text = [mail.subject, mail.text?.trim()].filter(Boolean).join('\n\n');
  inbox.screen.add({ id: immutableId, by: 'us', text, files: filesOf(mail) });
}

const filesOf = ({ attachments }: Email) =>
  attachments.map(({ filename, mimeType }) => ({ name: filename ?? 'adjunt', mediaType: mimeType }));

type Written = {
  who: DemoPerson;
  id: string;
  text: string;
  mailbox: string;
  answered: Inbox['answered'];
  file: DemoFile | undefined;
};

/** A mail as Exchange has it: with what it found out about the sender above what came from outside. */
async function compose({ who, id, text, mailbox, answered, file }: Written): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: DEMO_PEOPLE[who], address: addressOf(who) },
    to: answered?.to ?? mailbox,
    subject: answered ? `Re: ${answered.subject.replace(/^(?:re: ?)+/i, '')}` : firstLine(text),
    messageId: `<${id}>`,
    ...(answered ? { inReplyTo: answered.id, references: answered.id } : {}),
    text,
    attachments: file
      ? [{ filename: file.name, contentType: file.mediaType, content: Buffer.from(file.bytes) }]
      : [],
  });
  const head = [
    'Received: from AM0PR08MB0001.eurprd08.prod.outlook.com by DB9PR08MB0001.eurprd08.prod.outlook.com',
    'Authentication-Results: spf=pass smtp.mailfrom=correu.example; dkim=pass header.d=correu.example; dmarc=pass action=none header.from=correu.example; compauth=pass reason=100',
    'Received: from mail.correu.example (192.0.2.7) by AM6EUR05FT012.mail.protection.outlook.com',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`), await composer.compile().build()]);
}

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 80);
