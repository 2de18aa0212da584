import type { Status } from './status.ts';
import type { Channel, CustomFieldValue, MessageAuthor, TicketEvent } from './ticket.ts';

export interface OpenCommand {
  readonly messageId: string;
  readonly channel: Channel;
  /** Whether we know who asks. */
  readonly verified: boolean;
  /** Whose the first message is: `agent` where we write first. */
  readonly author: MessageAuthor;
  readonly assigneeId: string | null;
  readonly detail?: Readonly<Record<string, CustomFieldValue>>;
}

export interface Opening {
  readonly status: Status;
  readonly startedAt: Date | null;
  readonly firstAssignedAt: Date | null;
  readonly firstRepliedAt: Date | null;
  readonly event: TicketEvent;
}

/** How a ticket begins: `new`, or `open` where it is somebody's from the start or our own words open it. */
export function openTicket(command: OpenCommand, now: Date): Opening {
  const { author, assigneeId, channel, verified } = command;
  const written = author === 'agent' || author === 'integration';
  const started = written || assigneeId !== null;
  const status = started ? 'open' : 'new';
  const assignee = assigneeId ? { assigneeId: { before: null, after: assigneeId } } : {};
  return {
    status,
    startedAt: started ? now : null,
    firstAssignedAt: assigneeId ? now : null,
    firstRepliedAt: written ? now : null,
    event: {
      type: 'ticket.opened',
      changes: { status: { before: null, after: status }, ...assignee },
      message: { id: command.messageId, visibility: 'public', author },
      detail: { channel, verified, ...command.detail },
    },
  };
}
