import { type Client, type PublicMessage, type PublicReplyBody, Tracking } from '@sinia/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { DraftController } from '../controllers/draft-controller.ts';
import type { SendingController } from '../controllers/sending-controller.ts';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { UploadController } from '../controllers/upload-controller.ts';
import { tooLong } from '../dom/too-long.ts';
import { describeFailure } from '../failure.ts';
import type { ReplyState } from './reply-form.ts';

/** Unsent replies by ticket, so that a list can be walked without mixing them up. */
export type ReplyDrafts = Readonly<Record<string, string>>;

type Ports = {
  readonly texts: TextsController;
  readonly client: () => Client;
  readonly draft: DraftController<ReplyDrafts>;
  readonly uploads: UploadController;
  readonly sending: SendingController;
  readonly sent: (reference: string, message: PublicMessage) => void;
  readonly focus: (id: string) => void;
};

/** Sends a reply once; what was typed stays until the server has it. */
export class ReplyFlow {
  state: ReplyState = { busy: false, sent: false, complaint: undefined, filesComplaint: undefined };
  readonly #host: ReactiveControllerHost;
  readonly #ports: Ports;

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
  }

  type(reference: string, text: string): void {
    this.#ports.draft.set({ [reference]: text });
    this.#change({ complaint: undefined, sent: false });
  }

  async send(reference: string): Promise<void> {
    const { draft, focus, sent, texts, uploads } = this.#ports;
    const body = (draft.values[reference] ?? '').trim();
    this.#change({ busy: true, sent: false });
    await uploads.settled();
    const complaint = body ? tooLong(texts, body, 20_000) : texts.term('replyMissing');
    const filesComplaint = uploads.failed ? texts.term('filesFailed') : undefined;
    this.#change({ busy: !complaint && !filesComplaint, complaint, filesComplaint });
    if (!this.state.busy) return focus(complaint ? 'reply' : 'files');
    try {
      const message = await this.#post(reference, {
        body,
        ...(uploads.ids.length > 0 && { attachmentIds: uploads.ids }),
      });
      draft.set({ [reference]: '' });
      uploads.clear();
      this.#change({ busy: false, sent: true });
      sent(reference, message);
    } catch (error) {
      this.#change({
        busy: false,
        complaint: `${describeFailure(error, texts).text} ${texts.term('errorKept')}`,
      });
      focus('reply');
    }
  }

  #post(reference: string, body: PublicReplyBody): Promise<PublicMessage> {
    const tracking = new Tracking(this.#ports.client());
    return this.#ports.sending.send({ reference, ...body }, (idempotencyKey) =>
      tracking.reply(reference, body, { idempotencyKey }),
    );
  }

  #change(change: Partial<ReplyState>): void {
    this.state = { ...this.state, ...change };
    this.#host.requestUpdate();
  }
}
