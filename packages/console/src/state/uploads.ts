import { computed, signal } from '@preact/signals';
import type { AttachmentSummary } from '@sinia/contracts';
import { DeskError, toDeskError } from '../port/desk-error.ts';
import type { DeskPort } from '../port/desk-port.ts';

export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly share: number;
  readonly attachment: AttachmentSummary | null;
  readonly problem: DeskError | null;
}

const MAX_BYTES = 25 * 1024 * 1024;
/** As many as a message takes (contracts: AddMessageBody). */
export const MOST_FILES = 20;

/** The files of one message in the making. */
export class Uploads {
  readonly items = signal<readonly Upload[]>([]);
  readonly busy = computed(() => this.items.value.some((item) => !item.attachment && !item.problem));
  readonly failed = computed(() => this.items.value.some((item) => item.problem !== null));
  readonly #port: DeskPort;
  readonly #running = new Map<number, AbortController>();
  #next = 1;

  constructor(port: DeskPort) {
    this.#port = port;
  }

  get attachments(): AttachmentSummary[] {
    return this.items.value.flatMap((item) => (item.attachment ? [item.attachment] : []));
  }

  get attachmentIds(): string[] {
    return this.attachments.map((attachment) => attachment.id);
  }

  /** @returns how many were too many and have been left out */
  add(files: readonly File[]): number {
    return files.length - this.take(files).length;
  }

  /** @returns the numbers of those for which there is room */
  take(files: readonly File[]): number[] {
    const room = MOST_FILES - this.items.value.length;
    return files.slice(0, Math.max(0, room)).map((file) => {
      const id = this.#next;
      this.#next += 1;
      this.items.value = [...this.items.value, { id, file, share: 0, attachment: null, problem: null }];
      void this.#send(id, file);
      return id;
    });
  }

  /** Files that the server has already, of a message that was taken back. */
  restore(attachments: readonly AttachmentSummary[]): void {
    for (const attachment of attachments) {
      const file = new File([], attachment.fileName, { type: attachment.mediaType });
      const id = this.#next;
      this.#next += 1;
      this.items.value = [...this.items.value, { id, file, share: 1, attachment, problem: null }];
    }
  }

  retry(id: number): void {
    const item = this.items.value.find((one) => one.id === id);
    if (!item) return;
    this.#update(id, { share: 0, problem: null });
    void this.#send(id, item.file);
  }

  remove(id: number): void {
    this.#running.get(id)?.abort();
    this.items.value = this.items.value.filter((item) => item.id !== id);
  }

  clear(): void {
    for (const item of this.items.value) this.remove(item.id);
  }

  async #send(id: number, file: File): Promise<void> {
    if (file.size > MAX_BYTES) return this.#update(id, { problem: new DeskError('attachment_too_large') });
    const control = new AbortController();
    this.#running.set(id, control);
    try {
      const onProgress = (share: number) => this.#update(id, { share });
      this.#update(id, { attachment: await this.#port.upload(file, onProgress, control.signal), share: 1 });
    } catch (thrown) {
      this.#update(id, { problem: toDeskError(thrown) });
    } finally {
      this.#running.delete(id);
    }
  }

  #update(id: number, changes: Partial<Upload>): void {
    this.items.value = this.items.value.map((item) => (item.id === id ? { ...item, ...changes } : item));
  }
}
