import type { Message } from '@sinia/contracts';

/** How somebody who is no part of the conversation comes to write: we forwarded it to them, or they were in copy. */
export function knownStranger(
  messages: readonly Message[],
  { author, trust }: Message,
): 'answersForward' | 'wasInCopy' | null {
  const address = author.address?.toLowerCase();
  if (trust !== 'new_person' || !address) return null;
  const holds = (addresses: readonly string[] | undefined) =>
    addresses?.some((one) => one.toLowerCase() === address) ?? false;
  if (messages.some(({ forwardedTo }) => holds(forwardedTo ?? undefined))) return 'answersForward';
  return messages.some(({ copies }) => holds(copies?.cc) || holds(copies?.bcc)) ? 'wasInCopy' : null;
}
