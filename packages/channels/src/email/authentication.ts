import type { authenticate as Authenticate } from 'mailauth';

/** Resolves DNS records as `dns.promises.resolve(name, type)` does; rejects with ENOTFOUND or ENODATA for none. */
export type DnsResolver = (name: string, type: string) => Promise<unknown[]>;

export type AuthenticationInput = {
  raw: Uint8Array;
  /** Address of the host that handed the mail to us, null when unknown (then SPF says none). */
  remoteAddress: string | null;
  /** What that host called itself. */
  helo: string | null;
  /** Envelope sender, empty for a bounce, null when unknown. */
  mailFrom: string | null;
};

export type CheckResult = 'pass' | 'fail' | 'none';

/** The verdict stored with a message. Only `dmarc` decides anything; the others explain it. */
export type MailAuthentication = {
  dmarc: CheckResult;
  spf: CheckResult;
  dkim: CheckResult;
  /** The domain of From, when an aligned check passed for it. */
  alignedDomain: string | null;
};

export type AuthenticationOptions = {
  resolver: DnsResolver;
  /** Our host, for the record. */
  host: string;
  /** Wall time of all look-ups of one mail in milliseconds. Default 2,000. */
  timeoutMs?: number;
};

/** Nothing was proved: nobody signed, nobody answered, or it took too long. */
export const NOT_AUTHENTICATED: MailAuthentication = {
  dmarc: 'none',
  spf: 'none',
  dkim: 'none',
  alignedDomain: null,
};
const DEFAULT_TIMEOUT_MS = 2_000;

/**
 * Checks SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 9989) of a raw mail with the injected resolver and nothing
 * else. Never rejects: no answer within the time, a temporary error or an unreadable mail are `none`. A DKIM
 * signature that covers only a part of the body (`l=`) does not make a mail pass. It may compute for long on hostile
 * input: outside of tests call it through createMailAuthenticator.
 */
export async function authenticateMail(
  input: AuthenticationInput,
  { resolver, host, timeoutMs = DEFAULT_TIMEOUT_MS }: AuthenticationOptions,
): Promise<MailAuthentication> {
  // 47 MB that only a thread which checks mail has to carry.
  const { authenticate } = await import('mailauth');
  const deadline = withDeadline(resolver, timeoutMs);
  try {
    const checking = authenticate(...toArguments(input, deadline.resolver, host));
    const result = await Promise.race([checking, deadline.expired]);
    return result === null ? NOT_AUTHENTICATED : verdictOf(result);
  } catch {
    return NOT_AUTHENTICATED;
  } finally {
    deadline.clear();
  }
}

type Result = Awaited<ReturnType<typeof Authenticate>>;

function toArguments(
  input: AuthenticationInput,
  resolver: DnsResolver,
  host: string,
): Parameters<typeof Authenticate> {
  const raw = Buffer.from(input.raw.buffer, input.raw.byteOffset, input.raw.byteLength);
  const options = {
    resolver: resolver as never,
    mta: host,
    trustReceived: false,
    disableArc: true,
    disableBimi: true,
    ...(input.remoteAddress === null ? {} : { ip: input.remoteAddress }),
    ...(input.helo ? { helo: input.helo } : {}),
    ...(input.mailFrom === null ? {} : { sender: input.mailFrom }),
  };
  return [raw, options];
}

function verdictOf(result: Result): MailAuthentication {
  const dmarc = result.dmarc || null;
  const alignment = dmarc?.alignment;
  const partial = Boolean(alignment?.dkim?.result && alignment.dkim.underSized) && !alignment?.spf?.result;
  const verdict = partial && dmarc?.status.result === 'pass' ? 'none' : resultOf(dmarc?.status.result);
  return {
    dmarc: verdict,
    spf: resultOf(result.spf ? result.spf.status.result : undefined),
    dkim: dkimOf(
      result.dkim.results.map(({ status }) =>
        status.result === 'neutral' ? 'fail' : resultOf(status.result),
      ),
    ),
    alignedDomain: verdict === 'pass' ? (dmarc?.status.header?.from ?? null) : null,
  };
}

function resultOf(result: string | undefined): CheckResult {
  if (result === 'pass') return 'pass';
  return result === 'fail' || result === 'permerror' || result === 'policy' ? 'fail' : 'none';
}

function dkimOf(results: CheckResult[]): CheckResult {
  if (results.includes('pass')) return 'pass';
  return results.includes('fail') ? 'fail' : 'none';
}

/** One clock for all look-ups: after it they all end as a temporary error, which counts as no answer. */
function withDeadline(resolver: DnsResolver, timeoutMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, null);
  });
  const timeout = () => Object.assign(new Error('DNS took too long'), { code: 'ETIMEOUT' });
  return {
    expired,
    clear: () => clearTimeout(timer),
    resolver: (name: string, type: string): Promise<unknown[]> =>
      Promise.race([resolver(name, type), expired.then(() => Promise.reject(timeout()))]),
  };
}
