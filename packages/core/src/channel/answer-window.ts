/** What a channel says about answering: capabilities as data. */
export interface WindowRules {
  /** Hours after the customer's last message in which anything may be written; null for any time. */
  readonly answerWindowHours: number | null;
  /** Hours in which a person may still write where the provider has granted it; null where it never does. */
  readonly humanWindowHours: number | null;
}

export interface WindowFacts {
  /** When the provider says that the customer last wrote; null where they never did. */
  readonly lastCustomerAt: Date | null;
  /**
   * Open until then whatever the hours say: conversations that began at an advertisement last longer, and the author of
   * a comment may be written to.
   */
  readonly openUntil?: Date | null;
  /** Whether the provider has granted us the longer window for people. */
  readonly humanGranted?: boolean;
}

/**
 * `open`: anything may be written, until then. `human`: only what a person has typed. `closed`: nothing but an approved
 * template, where the channel has them.
 */
export type AnswerWindow =
  | { readonly state: 'open'; readonly until: Date | null }
  | { readonly state: 'human'; readonly until: Date }
  | { readonly state: 'closed'; readonly since: Date | null };

const HOUR_MS = 3_600_000;

/**
 * What may be written to a customer at this moment. It is computed from the customer's own messages alone: neither our
 * echoes nor receipts open it.
 *
 * Source: Meta, "Send messages" of WhatsApp Cloud API (customer service window) and of Messenger Platform (standard
 * messaging, HUMAN_AGENT).
 */
export function answerWindow(rules: WindowRules, facts: WindowFacts, now: Date): AnswerWindow {
  if (rules.answerWindowHours === null) return { state: 'open', until: null };
  const { lastCustomerAt, openUntil = null, humanGranted = false } = facts;
  if (!lastCustomerAt)
    return openUntil && now < openUntil
      ? { state: 'open', until: openUntil }
      : { state: 'closed', since: openUntil };
  const after = (hours: number) => new Date(lastCustomerAt.getTime() + hours * HOUR_MS);
  const usual = after(rules.answerWindowHours);
  const end = openUntil && openUntil > usual ? openUntil : usual;
  if (now < end) return { state: 'open', until: end };
  if (humanGranted && rules.humanWindowHours !== null && now < after(rules.humanWindowHours))
    return { state: 'human', until: after(rules.humanWindowHours) };
  return { state: 'closed', since: end };
}

/** Whether words may leave through a window as it is now. */
export function mayWrite(window: AnswerWindow, writtenBy: 'person' | 'program'): boolean {
  return window.state === 'open' || (window.state === 'human' && writtenBy === 'person');
}
