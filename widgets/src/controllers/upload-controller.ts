import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isLost, untilOnline } from '../dom/until-online.ts';
import { DraftController } from './draft-controller.ts';

/** The server's limits, told before a minute of upload is wasted (25 MB). */
const maximumBytes = 25 * 1024 * 1024;
export const mostFiles = 20;

export type UploadState = 'uploading' | 'waiting' | 'ready' | 'too_large' | 'empty' | 'refused' | 'failed';

export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly state: UploadState;
  /** 0 to 100 */
  readonly percent: number;
  readonly id?: string;
  readonly file?: File;
  /** A small picture of it. */
  readonly face?: Node | undefined;
};

type Progress = (share: number) => void;

/** How a file gets ready, and to the server. */
export type FilePorts = {
  /** Gives a photo a small face and a reasonable size; other files as they are. */
  readonly prepare: (file: File) => Promise<{ readonly file: File; readonly face?: Node | undefined }>;
  /** Sends one file; reports progress from 0 to 1; resolves to the attachment's id. */
  readonly send: (file: File, onProgress: Progress, signal: AbortSignal) => Promise<string>;
};

type Host = ReactiveControllerHost & HTMLElement;
type Kept = { readonly name: string; readonly id: string };

const refusals: Readonly<Record<number, UploadState>> = { 413: 'too_large', 415: 'refused', 422: 'refused' };

/** Files on their way: each goes up at once, waits while there is no connection, and is remembered over a reload. */
export class UploadController implements ReactiveController {
  list: readonly Upload[] = [];
  /** How many were not taken, because there is no room for more. */
  left = 0;
  readonly #host: Host;
  readonly #ports: FilePorts;
  readonly #kept: DraftController<{ files: readonly Kept[] }>;
  readonly #stops = new Map<number, AbortController>();
  readonly #jobs = new Map<number, Promise<void>>();
  #nextKey = 1;

  constructor(host: Host, ports: FilePorts) {
    this.#host = host;
    this.#ports = ports;
    this.#kept = new DraftController(host, { files: [] }, 'files');
    host.addController(this);
  }

  hostConnected(): void {
    this.list = this.list.length ? this.list : this.#kept.values.files.map((kept) => this.#restored(kept));
    for (const { key, state } of this.list) if (state !== 'ready') this.#start(key);
  }

  hostDisconnected(): void {
    for (const stop of this.#stops.values()) stop.abort();
  }

  get failed(): boolean {
    return this.list.some(({ state }) => !['uploading', 'waiting', 'ready'].includes(state));
  }

  get waiting(): boolean {
    return this.list.some(({ state }) => state === 'waiting');
  }

  get ids(): string[] {
    return this.list.flatMap((upload) => (upload.id ? [upload.id] : []));
  }

  add(files: Iterable<File>): void {
    const all = [...files];
    const taken = all.slice(0, mostFiles - this.list.length);
    this.left = all.length - taken.length;
    for (const file of taken) {
      const key = this.#nextKey++;
      const state = file.size ? 'uploading' : 'empty';
      this.list = [...this.list, { key, name: file.name, state, percent: 0, file }];
      if (file.size) this.#start(key);
    }
    this.#host.requestUpdate();
  }

  retry(key: number): void {
    this.#start(key);
  }

  /** Tries again now what waits for a connection. */
  goOn(): void {
    for (const { key, state } of this.list) if (state === 'waiting') this.#start(key);
  }

  remove(key: number): void {
    this.#stops.get(key)?.abort();
    this.left = 0;
    this.list = this.list.filter((upload) => upload.key !== key);
    this.#keep();
  }

  clear(): void {
    for (const { key } of this.list) this.remove(key);
    this.#kept.clear();
  }

  /** Resolves when no file is on its way any more. */
  async settled(): Promise<void> {
    while (this.#jobs.size) await Promise.all(this.#jobs.values());
  }

  #start(key: number): void {
    this.#stops.get(key)?.abort();
    const stop = new AbortController();
    this.#stops.set(key, stop);
    const job = this.#run(key, stop.signal).finally(() => {
      if (this.#jobs.get(key) === job) this.#jobs.delete(key);
    });
    this.#jobs.set(key, job);
  }

  async #run(key: number, signal: AbortSignal): Promise<void> {
    const chosen = this.list.find((upload) => upload.key === key)?.file;
    if (!chosen) return;
    const { file, face } = await this.#ports.prepare(chosen);
    this.#change(key, { face, state: 'uploading', percent: 0 });
    if (file.size > maximumBytes) return this.#change(key, { state: 'too_large' });
    const onProgress = (share: number) => this.#change(key, { percent: Math.round(share * 100) });
    while (!signal.aborted) {
      try {
        const id = await this.#ports.send(file, onProgress, signal);
        this.#change(key, { state: 'ready', percent: 100, id });
        return this.#keep();
      } catch (error) {
        if (signal.aborted) return;
        if (!isLost(error)) return this.#change(key, { state: refusalOf(error) });
        this.#change(key, { state: 'waiting', percent: 0 });
        await untilOnline(signal);
        if (!signal.aborted) this.#change(key, { state: 'uploading' });
      }
    }
  }

  #change(key: number, change: Partial<Upload>): void {
    this.list = this.list.map((upload) => (upload.key === key ? { ...upload, ...change } : upload));
    this.#host.requestUpdate();
  }

  #restored({ name, id }: Kept): Upload {
    return { key: this.#nextKey++, name, state: 'ready', percent: 100, id };
  }

  #keep(): void {
    this.#kept.set({ files: this.list.flatMap(({ name, id }) => (id ? [{ name, id }] : [])) });
  }
}

const refusalOf = (error: unknown): UploadState =>
  refusals[Number((error as { status?: unknown }).status)] ?? 'failed';
