import type { Message } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';

/** Whom a mail went to besides: what the customer wrote to others too, or what we sent on. */
export function CopiesLine({ message }: { message: Message }) {
  const { recipients } = useDesk().texts;
  const { copies, forwardedTo, author, deliveries } = message;
  const theirs = author.kind === 'customer';
  const lines = [
    // Where it has left, its deliveries say so.
    [recipients.forwardedTo, deliveries.length === 0 ? (forwardedTo ?? []) : []],
    [recipients.alsoTo, theirs ? (copies?.to ?? []) : []],
    [recipients.cc, copies?.cc ?? []],
    [recipients.bcc, copies?.bcc ?? []],
  ] as const;
  const shown = lines.filter(([, addresses]) => addresses.length > 0);
  if (shown.length === 0) return null;
  return (
    <p class="copies-line">
      {shown.map(([label, addresses]) => (
        <span key={label}>
          {label}: <bdi>{addresses.join(', ')}</bdi>
        </span>
      ))}
    </p>
  );
}
