import { createTransport } from 'nodemailer';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import type { Language } from './studio.ts';

const MAILS = {
  ca: {
    from: 'Laia Ferrer <laia.ferrer@example.cat>',
    subject: 'El comptador no para de girar',
    text: 'Bon dia,\n\nTinc totes les aixetes tancades i el comptador no para. Pot ser una fuita? Visc al carrer de Sant Benet, 7.\n\nGràcies,\nLaia Ferrer',
  },
  es: {
    from: 'Tomás Bravo <tomas.bravo@example.es>',
    subject: 'Quiero domiciliar los recibos',
    text: 'Buenos días:\n\n¿Qué necesitan para domiciliar los recibos en otra cuenta? Mi contrato es el C-300112.\n\nGracias,\nTomás Bravo',
  },
} as const;

interface Sent {
  readonly to: string;
  readonly kind: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A customer's mail, as any mail program sends it. @returns its subject. */
export async function writeMail(demo: Demo, language: Language): Promise<string> {
  const mail = MAILS[language];
  await send(demo, { ...mail, to: demo.mailbox });
  return mail.subject;
}

/** Gives the last answer back, as a mail server does that knows no such address (RFC 3464). */
export async function bounceLast(demo: Demo, subject: string): Promise<void> {
  const answer = await fetch(`${demo.outboxUrl}.json`);
  const messages = (await answer.json()) as Sent[];
  const reply = messages.findLast(
    ({ kind, headers }) => kind === 'reply' && headers.Subject?.includes(subject),
  );
  const returnPath = reply?.headers['Return-Path']?.replace(/[<>]/g, '');
  if (!reply || !returnPath) throw new Error(`no answer to «${subject}» in the outbox`);
  const raw = [
    'From: Mail Delivery Subsystem <mailer-daemon@mx.correu.example>',
    `To: ${returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <returned@mx.correu.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"',
    '',
    '--dsn',
    'Content-Type: text/plain',
    '',
    'The mailbox does not exist.',
    '--dsn',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.correu.example',
    '',
    `Final-Recipient: rfc822; ${reply.to}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${reply.to}>: user unknown`,
    '',
    '--dsn--',
    '',
  ].join('\r\n');
  await send(demo, { raw, envelope: { from: '', to: returnPath } });
}

async function send(demo: Demo, mail: object): Promise<void> {
  const transport = createTransport({ ...demo.smtp, secure: false, ignoreTLS: true });
  await transport.sendMail(mail);
  transport.close();
}
