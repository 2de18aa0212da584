import { type Client, type PublicMessage, type PublicReplyBody, Tracking } from '@sinia/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { DraftController } from '../controllers/draft-controller.ts';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { UploadController } from '../controllers/upload-controller.ts';
import { newKey } from '../dom/new-key.ts';
import { describeFailure } from '../failure.ts';
import type { ReplyState } from './reply-form.ts';

/** Unsent replies by ticket, so that a list can be walked without mixing them up. */
export type ReplyDrafts = Readonly<Record<string, string>>;

type Ports = {
  readonly texts: TextsController;
  readonly client: () => Client;
  readonly draft: DraftController<ReplyDrafts>;
  readonly uploads: UploadController;
  readonly sent: (reference: string, message: PublicMessage) => void;
  readonly focus: (id: string) => void;
};

/** Sends a reply once; what was typed stays until the server has it. */
export class ReplyFlow {
  state: ReplyState = { busy: false, sent: false, complaint: undefined, filesComplaint: undefined };
  readonly #host: ReactiveControllerHost;
  readonly #ports: Ports;
  #content = '';
  #key = '';

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
  }

  type(reference: string, text: string): void {
    this.#ports.draft.set({ [reference]: text });
    this.#change({ complaint: undefined, sent: false });
  }

  async send(reference: string): Promise<void> {
    const { client, draft, focus, sent, texts, uploads } = this.#ports;
    const body = (draft.values[reference] ?? '').trim();
    if (!body || uploads.pending || uploads.failed) {
      const files = uploads.pending ? 'filesPending' : uploads.failed ? 'filesFailed' : undefined;
      this.#change({
        complaint: body ? undefined : texts.term('replyMissing'),
        filesComplaint: files && texts.term(files),
      });
      focus(body ? 'files' : 'reply');
      return;
    }
    this.#change({ busy: true, sent: false, complaint: undefined, filesComplaint: undefined });
    try {
      const message = await this.#post(client(), reference, {
        body,
        ...(uploads.ids.length > 0 && { attachmentIds: uploads.ids }),
      });
      draft.set({ [reference]: '' });
      uploads.clear();
      this.#content = '';
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

  #post(client: Client, reference: string, body: PublicReplyBody): Promise<PublicMessage> {
    const content = JSON.stringify([reference, body]);
    if (content !== this.#content) this.#key = newKey();
    this.#content = content;
    return new Tracking(client).reply(reference, body, { idempotencyKey: this.#key });
  }

  #change(change: Partial<ReplyState>): void {
    this.state = { ...this.state, ...change };
    this.#host.requestUpdate();
  }
}
