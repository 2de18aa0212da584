import { formatDateTime } from '@sinia/i18n';
import type { ChannelAccount } from '../../../port/administration-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useChannelWords } from './channels-pack.ts';

export function healthOf({ paused, resting, lastError, lastEventAt }: ChannelAccount) {
  if (paused) return 'paused';
  if (resting) return 'resting';
  if (lastError) return 'ill';
  return lastEventAt ? 'well' : 'quiet';
}

/** What came and left last, what waits, what failed, and how long the permission lasts. */
export function ChannelHealth({ account }: { account: ChannelAccount }) {
  const { locale } = useDesk().words.value;
  const { words, ailment } = useChannelWords();
  const {
    lastEventAt,
    lastSentAt,
    lastError,
    lastErrorAt,
    tokenExpiresAt,
    waiting,
    failedToday,
    parked,
    use,
  } = account;
  const when = (at: string) => formatDateTime(locale, at);
  const lines = [
    lastEventAt ? words.lastEvent(when(lastEventAt)) : words.noEvent,
    lastSentAt && words.lastSent(when(lastSentAt)),
    waiting.out + waiting.in > 0 && words.waiting(waiting.out, waiting.in),
    tokenExpiresAt && words.tokenExpires(when(tokenExpiresAt)),
    use && words.use(use.sent, use.most, Math.round(use.seconds / 60)),
  ].filter((line) => typeof line === 'string');
  return (
    <>
      {lines.map((line) => (
        <span key={line} class="admin-detail">
          {line}
        </span>
      ))}
      {failedToday > 0 && <span class="s-error">{words.failedToday(failedToday)}</span>}
      {parked > 0 && <span class="s-error">{words.parked(parked)}</span>}
      {lastError && lastErrorAt && (
        <span class="s-error">{words.since(ailment(lastError), when(lastErrorAt))}</span>
      )}
    </>
  );
}
