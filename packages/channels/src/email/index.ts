/**
 * The e-mail channel. In: `startSmtpListener` or `startImapReader` hand over raw mails, `createMailParserPool` reads
 * them, `createMailAuthenticator`, `readReplyAddresses`, `automaticReason` and `readReport` gather what core's
 * `decideThread` judges. Out: `composeMail`, then `createMailSender`.
 */
export type * from './authentication.ts';
export * from './automatic-mail.ts';
export * from './bounce.ts';
export * from './bounce-address.ts';
export * from './check-imap.ts';
export * from './compose.ts';
export * from './email-channel.ts';
export {
  IMAP_FAILURES,
  type ImapConnection,
  type ImapFailure,
  ImapRefused,
  imapFailure,
} from './imap-connection.ts';
export * from './imap-history.ts';
export * from './imap-reader.ts';
export * from './mail-authenticator.ts';
export * from './mail-limits.ts';
export * from './mail-parser-pool.ts';
export * from './message-id.ts';
export * from './parsed-mail.ts';
export { isAddress, normalizeAddress, readAddresses, sameAddress } from './read-addresses.ts';
export * from './reply-token.ts';
export * from './send-mail.ts';
export type { ReadingDomain, SigningKey } from './signing.ts';
export * from './smtp-listener.ts';
export * from './split-quotes.ts';
export { MailThreadsUnavailable } from './thread-pool.ts';
