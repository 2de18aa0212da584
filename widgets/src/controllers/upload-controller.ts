import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The server's limit, told before a minute of upload is wasted (25 MB). */
const maximumBytes = 25 * 1024 * 1024;

export type UploadState = 'uploading' | 'ready' | 'too_large' | 'empty' | 'refused' | 'failed';

export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly state: UploadState;
  /** 0 to 100 */
  readonly percent: number;
  readonly id?: string;
  readonly file?: File;
};

/** Sends one file; reports progress from 0 to 1; resolves to the attachment's id. */
export type SendFile = (
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<string>;

const refusals: Readonly<Record<number, UploadState>> = { 413: 'too_large', 415: 'refused', 422: 'refused' };

export class UploadController implements ReactiveController {
  list: readonly Upload[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #send: SendFile;
  readonly #running = new Map<number, AbortController>();
  #nextKey = 1;

  constructor(host: ReactiveControllerHost, send: SendFile) {
    this.#host = host;
    this.#send = send;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  get pending(): boolean {
    return this.list.some((upload) => upload.state === 'uploading');
  }

  get failed(): boolean {
    return this.list.some((upload) => upload.state !== 'uploading' && upload.state !== 'ready');
  }

  get ids(): string[] {
    return this.list.flatMap((upload) => (upload.id ? [upload.id] : []));
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const key = this.#nextKey++;
      const state = file.size === 0 ? 'empty' : file.size > maximumBytes ? 'too_large' : 'uploading';
      this.list = [...this.list, { key, name: file.name, size: file.size, state, percent: 0, file }];
      if (state === 'uploading') void this.#start(key, file);
    }
    this.#host.requestUpdate();
  }

  retry(key: number): void {
    const upload = this.list.find((candidate) => candidate.key === key);
    if (upload?.file) void this.#start(key, upload.file);
  }

  remove(key: number): void {
    this.#running.get(key)?.abort();
    this.list = this.list.filter((upload) => upload.key !== key);
    this.#host.requestUpdate();
  }

  clear(): void {
    for (const { key } of this.list) this.remove(key);
  }

  async #start(key: number, file: File): Promise<void> {
    const controller = new AbortController();
    this.#running.set(key, controller);
    this.#change(key, { state: 'uploading', percent: 0 });
    try {
      const onProgress = (share: number) => this.#change(key, { percent: Math.round(share * 100) });
      const id = await this.#send(file, onProgress, controller.signal);
      this.#change(key, { state: 'ready', percent: 100, id });
    } catch (error) {
      const status = Number((error as { status?: unknown }).status);
      this.#change(key, { state: refusals[status] ?? 'failed' });
    } finally {
      this.#running.delete(key);
    }
  }

  #change(key: number, change: Partial<Upload>): void {
    this.list = this.list.map((upload) => (upload.key === key ? { ...upload, ...change } : upload));
    this.#host.requestUpdate();
  }
}
