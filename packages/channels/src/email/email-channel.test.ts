import { decideThread } from '@sinia/core';
import { afterAll, expect, test } from 'vitest';
import { automaticHeaders, automaticReason } from './automatic-mail.ts';
import { mintBounceAddress, readBounceAddress } from './bounce-address.ts';
import { createEmailChannel } from './email-channel.ts';
import { createMailAuthenticator } from './mail-authenticator.ts';
import { createMailParserPool } from './mail-parser-pool.ts';
import { mintMessageId } from './message-id.ts';
import { mintReplyAddress, readReplyAddresses } from './reply-token.ts';
import { createMailSender } from './send-mail.ts';
import { type MailEnvelope, startSmtpListener } from './smtp-listener.ts';
import { visibleText } from './split-quotes.ts';

const keys = [{ id: 'a', secret: new Uint8Array(32).fill(7) }];
const signing = { keys, domain: 'sinia.example' };
const TICKET = 'tkt_01j9zq4k7n8m2p5r6s7t8v9w0x';
const DELIVERY = 'dlv_01j9zq4k7n8m2p5r6s7t8v9w0x';
const NOW = new Date('2026-11-24T10:00:00Z');

const received: { raw: Uint8Array; envelope: MailEnvelope }[] = [];
const listener = await startSmtpListener({
  host: '127.0.0.1',
  port: 0,
  name: 'mx.correu.example',
  acceptRecipient: () => true,
  store: async (raw, envelope) => void received.push({ raw, envelope }),
});
const parser = createMailParserPool({ threads: 1 });
const authenticator = createMailAuthenticator({
  host: 'mx.sinia.example',
  resolver: async (name, type) => {
    if (type === 'TXT' && name === '_dmarc.correu.example') return [['v=DMARC1; p=reject']];
    if (type === 'TXT' && name === 'correu.example') return [['v=spf1 ip4:192.0.2.10 -all']];
    throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  },
});
const sender = createMailSender({ host: '127.0.0.1', port: listener.port });
const channel = createEmailChannel({ parser, authenticator, sender });
afterAll(() => Promise.all([sender.close(), listener.close(), parser.close(), authenticator.close()]));

test('our answer goes out, the customer replies to it, and the reply finds its ticket', async () => {
  const messageId = mintMessageId(DELIVERY, 'anna@correu.example', keys[0]!.secret, 'sinia.example');
  const outgoing = await channel.render({
    from: { name: 'Atenció', address: 'atencio@sinia.example' },
    to: { name: 'Anna', address: 'anna@correu.example' },
    replyTo: { name: 'Atenció', address: mintReplyAddress(TICKET, signing) },
    subject: 'Hem rebut la seva consulta',
    text: 'Bon dia',
    messageId,
    envelopeFrom: mintBounceAddress(DELIVERY, signing),
    headers: automaticHeaders('receipt', { loopToken: 'sinia' }),
    date: NOW,
  });
  expect(await channel.send(outgoing)).toEqual({ status: 'sent', providerId: messageId });
  const [sent] = received;
  expect(readBounceAddress(sent!.envelope.mailFrom, signing)).toEqual({
    state: 'valid',
    deliveryId: DELIVERY,
  });

  const seen = await parser.parse(sent!.raw);
  const reply = {
    raw: Buffer.from(
      `From: Anna <anna@correu.example>\r\nTo: ${seen.replyTo!.address}\r\nSubject: Re: ${seen.subject}\r\nIn-Reply-To: <${seen.messageId}>\r\nMessage-ID: <r1@correu.example>\r\n\r\nGràcies.\r\n\r\nEl 24 nov. 2026, a les 11:00, Atenció <atencio@sinia.example> va escriure:\r\n\r\n> Bon dia\r\n`,
    ),
    mailFrom: 'anna@correu.example',
    remoteAddress: '192.0.2.10',
    helo: 'mail.correu.example',
  };
  const [mail, trust] = await Promise.all([channel.parse(reply), channel.verify(reply)]);
  const token = readReplyAddresses(
    mail.to.map(({ address }) => address),
    signing,
  );
  expect(token).toEqual({ state: 'valid', ticketId: TICKET });
  expect(mail.inReplyTo).toBe(messageId);
  expect(visibleText(mail.text)).toBe('Gràcies.');
  expect(
    automaticReason(mail, {
      ownAddresses: ['atencio@sinia.example'],
      loopToken: 'sinia',
      mailFrom: reply.mailFrom,
    }),
  ).toBe(null);
  const decision = decideThread(
    {
      token: token.state,
      dmarc: trust.dmarc,
      referencesMatch: mail.inReplyTo === messageId,
      subjectReference: false,
      senderIsParticipant: mail.from?.address === 'anna@correu.example',
      fromAgentAddress: false,
      agentToken: false,
      agentPermitted: false,
      closedAt: null,
    },
    NOW,
  );
  expect(decision).toMatchObject({ outcome: 'append', badge: null });
});
