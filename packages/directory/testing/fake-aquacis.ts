import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { readXml } from '../src/http/read-xml.ts';
import { nodeOf, type WireNode } from '../src/http/wire-node.ts';
import { type Login, TokenCheck } from './check-token.ts';
import { controlRoutes } from './control-routes.ts';
import { FakeMaster } from './fake-master.ts';
import type { FakeState } from './fake-state.ts';
import { perform, refusal } from './operations.ts';
import { toJson, toXml } from './write-wire.ts';

export interface FakeAquacisOptions extends Login {
  /** How many customers; default 60,000. */
  readonly customers?: number;
  readonly clock?: () => Date;
}

type Bindings = { Bindings: HttpBindings };

/** Aquacis as systems of its family are: SOAP 1.1 with a UsernameToken at `/soap`, the same as JSON at `/rest`. */
export function createFakeAquacis({
  customers = 60_000,
  clock = () => new Date(),
  ...login
}: FakeAquacisOptions) {
  const state: FakeState = {
    mode: 'normal',
    delayMs: 5_000,
    calls: 0,
    master: new FakeMaster(customers, clock),
  };
  const tokens = new TokenCheck(login, clock);
  const app = new Hono<Bindings>();
  app.use('/soap', behave(state)).use('/rest/*', behave(state));
  app.post('/soap', async (c) => {
    const envelope = nodeOf(readXml(await c.req.text()), 'Envelope');
    if (!tokens.accepts(nodeOf(envelope, 'Header')))
      return fault('wsse:FailedAuthentication', 'The security token could not be authenticated');
    const [operation = '', fields] = Object.entries(nodeOf(envelope, 'Body'))[0] ?? [];
    const answer =
      state.mode === 'refusing' ? refusal(900, 'Error intern') : answerTo(state, operation, fields);
    if (!answer) return fault('soap:Client', `Operació desconeguda: ${operation}`);
    return xml(200, toXml(`ns2:${operation}Resposta`, answer));
  });
  app.post('/rest/:operation', async (c) => {
    const expected = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
    if (c.req.header('authorization') !== expected) return c.json({ error: 'no autoritzat' }, 401);
    const fields = (await c.req.json()) as WireNode;
    if (state.mode === 'refusing') return c.json(toJson(refusal(900, 'Error intern')));
    const answer = answerTo(state, c.req.param('operation'), fields);
    return answer ? c.json(toJson(answer)) : c.json({ error: 'no existeix' }, 400);
  });
  app.route('/', controlRoutes(state));
  return { app, state };
}

function answerTo({ master }: FakeState, operation: string, fields: unknown) {
  return perform(
    master,
    operation,
    typeof fields === 'object' && fields !== null ? (fields as WireNode) : {},
  );
}

/** What its mode does to every call before it is answered. */
function behave(state: FakeState) {
  return async (c: Context<Bindings>, next: () => Promise<void>) => {
    state.calls += 1;
    if (state.mode === 'down') {
      c.env.incoming.socket.destroy();
      return c.body(null, 502);
    }
    if (state.mode === 'slow') await sleep(state.delayMs);
    if (state.mode === 'faulty')
      return c.req.path === '/soap'
        ? fault('soap:Server', 'java.lang.NullPointerException')
        : c.text('Error', 500);
    if (state.mode === 'nonsense') return c.html('<html><body>Servei en manteniment</body></html>');
    await next();
    return undefined;
  };
}

function fault(code: string, text: string): Response {
  return xml(
    500,
    `<soap:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></soap:Fault>`,
  );
}

/** In ISO-8859-1, as its header says; what that does not have is a number. */
function xml(status: number, body: string): Response {
  const text = [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ns2="urn:aquacis:atencio:v1">',
    `<soap:Body>${toLatin(body)}</soap:Body>`,
    '</soap:Envelope>',
  ].join('');
  return new Response(Buffer.from(text, 'latin1'), {
    status,
    headers: { 'Content-Type': 'text/xml;charset=ISO-8859-1' },
  });
}

function toLatin(text: string): string {
  return text.replace(/[\u0100-\u{10ffff}]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}
