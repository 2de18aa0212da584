import { createHash } from 'node:crypto';

/** Names and values of an operation; null and undefined ones are left out. */
export type WireFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface UsernameToken {
  readonly user: string;
  readonly password: string;
  /** `digest` never sends the password itself. */
  readonly type: 'text' | 'digest';
}

export const OPERATIONS_NAMESPACE = 'urn:aquacis:atencio:v1';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
const TOKEN_PROFILE = `${WSS}-username-token-profile-1.0`;
const ENCODING = `${WSS}-soap-message-security-1.0#Base64Binary`;

/** A SOAP 1.1 envelope with a UsernameToken (OASIS WS-Security UsernameToken Profile 1.0). */
export function soapEnvelope(
  operation: string,
  fields: WireFields,
  token: UsernameToken,
  { nonce, now }: { readonly nonce: Uint8Array; readonly now: Date },
): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `<a:${name}>${escapeXml(String(value))}</a:${name}>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<s:Envelope xmlns:s="${SOAP}" xmlns:a="${OPERATIONS_NAMESPACE}">`,
    `<s:Header>${securityHeader(token, nonce, now)}</s:Header>`,
    `<s:Body><a:${operation}>${parts.join('')}</a:${operation}></s:Body></s:Envelope>`,
  ].join('');
}

function securityHeader({ user, password, type }: UsernameToken, nonce: Uint8Array, now: Date): string {
  const created = now.toISOString();
  const encoded = Buffer.from(nonce).toString('base64');
  const secret = type === 'digest' ? passwordDigest(nonce, created, password) : password;
  const kind = type === 'digest' ? 'PasswordDigest' : 'PasswordText';
  return [
    `<w:Security s:mustUnderstand="1" xmlns:w="${WSS}-wssecurity-secext-1.0.xsd" xmlns:u="${WSS}-wssecurity-utility-1.0.xsd">`,
    `<w:UsernameToken><w:Username>${escapeXml(user)}</w:Username>`,
    `<w:Password Type="${TOKEN_PROFILE}#${kind}">${escapeXml(secret)}</w:Password>`,
    `<w:Nonce EncodingType="${ENCODING}">${encoded}</w:Nonce><u:Created>${created}</u:Created>`,
    '</w:UsernameToken></w:Security>',
  ].join('');
}

/** `Base64(SHA-1(nonce + created + password))`. */
export function passwordDigest(nonce: Uint8Array, created: string, password: string): string {
  return createHash('sha1').update(nonce).update(created).update(password).digest('base64');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand in XML 1.0: what may not stand there at all is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
