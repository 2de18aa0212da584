import { DirectoryFailure } from '../directory-failure.ts';
import { decodeText } from './decode-text.ts';
import type { HttpAnswer } from './http-request.ts';
import { readXml } from './read-xml.ts';
import { isNode, nodeOf, textOf, type WireNode } from './wire-node.ts';

/** What an operation answered, or `missing` where it says that there is no such thing. */
export type OperationAnswer = WireNode | 'missing';

/** Codes of `resultat`: everything is well; there is no such customer or contract; it cannot be searched by that. */
const WELL = /^0*$/;
const MISSING: ReadonlySet<string> = new Set(['100', '101', 'NO_EXISTEIX']);
const NOT_SUPPORTED: ReadonlySet<string> = new Set(['310', 'FILTRE_NO_SUPORTAT']);
const LOGIN_FAULT = /FailedAuthentication|InvalidSecurity|FailedCheck/i;

/** @throws DirectoryFailure for a SOAP fault, an error inside of HTTP 200, or what is no answer of the operation */
export function readSoapAnswer(answer: HttpAnswer, operation: string): OperationAnswer {
  refuseStatus(answer, [200, 500]);
  const text = decodeText(answer.body, answer.headers['content-type']);
  if (answer.status === 500 && !text.includes('Envelope')) throw new DirectoryFailure('fault', 'HTTP 500');
  const body = nodeOf(nodeOf(readXml(text), 'Envelope'), 'Body');
  if (isNode(body.Fault)) throw faultOf(body.Fault);
  const node = body[`${operation}Resposta`];
  if (node === undefined) throw new DirectoryFailure('malformed', `no ${operation}Resposta`);
  return resultOf(isNode(node) ? node : {});
}

/** @throws DirectoryFailure as above */
export function readJsonAnswer(answer: HttpAnswer): OperationAnswer {
  if (answer.status === 404) return 'missing';
  refuseStatus(answer, [200, 201]);
  const text = decodeText(answer.body, answer.headers['content-type']);
  try {
    const node: unknown = JSON.parse(text);
    if (isNode(node)) return resultOf(node);
  } catch (error) {
    if (error instanceof DirectoryFailure) throw error;
  }
  throw new DirectoryFailure('malformed', 'not the JSON of an operation');
}

function refuseStatus({ status }: HttpAnswer, fine: readonly number[]): void {
  if (fine.includes(status)) return;
  if (status === 401 || status === 403) throw new DirectoryFailure('login_refused', `HTTP ${status}`);
  throw new DirectoryFailure(status >= 500 || status === 429 ? 'fault' : 'malformed', `HTTP ${status}`);
}

function faultOf(fault: WireNode): DirectoryFailure {
  const code = textOf(fault, 'faultcode') ?? '';
  const detail = `${code} ${textOf(fault, 'faultstring') ?? ''}`.trim().slice(0, 200);
  return new DirectoryFailure(LOGIN_FAULT.test(code) ? 'login_refused' : 'fault', detail);
}

/** Business errors come inside of HTTP 200: a code that is sometimes a number and sometimes text. */
function resultOf(node: WireNode): OperationAnswer {
  const result = nodeOf(node, 'resultat');
  const code = textOf(result, 'codi')?.trim() ?? '';
  if (WELL.test(code)) return node;
  const plain = code.replace(/^0+(?=\d)/, '');
  if (MISSING.has(plain)) return 'missing';
  throw new DirectoryFailure(
    NOT_SUPPORTED.has(plain) ? 'key_not_supported' : 'business_error',
    plain.slice(0, 40),
  );
}
