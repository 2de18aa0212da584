import type { PublicMessage } from '@sinia/sdk';

/** The chat was opened on the page; `detail.reference` is the key of a conversation that goes on, else null. */
export class ChatOpenedEvent extends CustomEvent<{ readonly reference: string | null }> {
  constructor(reference: string | null) {
    super('sinia-chat-opened', { bubbles: true, composed: true, detail: { reference } });
  }
}

/** One of us has written; `detail.message` is the message. */
export class MessageReceivedEvent extends CustomEvent<{
  readonly reference: string;
  readonly message: PublicMessage;
}> {
  constructor(reference: string, message: PublicMessage) {
    super('sinia-message-received', { bubbles: true, composed: true, detail: { reference, message } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-chat-opened': ChatOpenedEvent;
    'sinia-message-received': MessageReceivedEvent;
  }
}
