import { z } from 'zod';
import {
  type DialOrder,
  type ExchangeControl,
  ExchangeFailure,
  type ExchangeFailureCode,
  type FetchedRecording,
  type SurveyOrder,
} from './exchange-control.ts';

export interface ControlRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  readonly maxBytes: number;
}

export interface ControlAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface HttpControlOptions {
  /** Base address; the paths below are appended. */
  readonly url: string;
  readonly token: string;
  /** Sends a request and follows no redirect. @throws ExchangeFailure `unreachable` */
  readonly send: (request: ControlRequest) => Promise<ControlAnswer>;
}

const ANSWER_BYTES = 64 * 1024;
/** An hour and a half of a telephone in WAV, the longest that exchanges send. */
const RECORDING_BYTES = 100 * 1024 * 1024;
const Originated = z.object({ callId: z.string().min(1).max(200) });

/**
 * The control API that an adapter of an exchange offers us, over HTTP with a bearer token (`docs/integrator/calls.md`):
 * `POST /originate`, `POST /calls/{id}/recording`, `GET|DELETE /recordings/{id}`, `POST /calls/{id}/survey`.
 */
export function createHttpExchangeControl({ url, token, send }: HttpControlOptions): ExchangeControl {
  const base = url.replace(/\/+$/, '');
  const ask = async (request: Pick<ControlRequest, 'method'> & Asked): Promise<ControlAnswer> => {
    const { method, path, body, signal, maxBytes = ANSWER_BYTES } = request;
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await send({ method, url: `${base}${path}`, headers, ...json, signal, maxBytes });
    const code = failureOf(answer.status);
    if (code) throw new ExchangeFailure(code, `HTTP ${answer.status}`);
    return answer;
  };
  const recording = async (call: string, action: 'pause' | 'resume', signal?: AbortSignal) => {
    await ask({ method: 'POST', path: `/calls/${part(call)}/recording`, body: { action }, signal });
  };
  return {
    async originate({ orderId, extension, number }: DialOrder, signal) {
      const body = { orderId, extension, number };
      const answer = await ask({ method: 'POST', path: '/originate', body, signal });
      return { call: read(Originated, answer).callId };
    },
    pauseRecording: (call, signal) => recording(call, 'pause', signal),
    resumeRecording: (call, signal) => recording(call, 'resume', signal),
    async fetchRecording(id, signal): Promise<FetchedRecording> {
      const path = `/recordings/${part(id)}`;
      const { body, headers } = await ask({ method: 'GET', path, signal, maxBytes: RECORDING_BYTES });
      const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
      if (body.byteLength === 0 || !mediaType.startsWith('audio/'))
        throw new ExchangeFailure('malformed', 'it is no recording');
      return { bytes: body, mediaType: mediaType === 'audio/x-wav' ? 'audio/wav' : mediaType };
    },
    async deleteRecording(id, signal) {
      await ask({ method: 'DELETE', path: `/recordings/${part(id)}`, signal }).catch((error) => {
        if (!(error instanceof ExchangeFailure && error.code === 'unknown')) throw error;
      });
    },
    async requestSurvey({ call, ...body }: SurveyOrder, signal) {
      await ask({ method: 'POST', path: `/calls/${part(call)}/survey`, body, signal });
    },
  };
}

interface Asked {
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly maxBytes?: number;
}

const part = encodeURIComponent;

const BY_STATUS: Readonly<Record<number, ExchangeFailureCode>> = {
  401: 'refused',
  403: 'refused',
  404: 'unknown',
  405: 'unsupported',
  409: 'busy',
  410: 'unknown',
  429: 'unreachable',
  501: 'unsupported',
};

function failureOf(status: number): ExchangeFailureCode | null {
  if (status >= 200 && status < 300) return null;
  return BY_STATUS[status] ?? (status >= 500 ? 'unreachable' : 'malformed');
}

function read<Schema extends z.ZodType>(schema: Schema, { body }: ControlAnswer): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch (cause) {
    throw new ExchangeFailure('malformed', 'its answer cannot be read', { cause });
  }
}
