import type { Client, Pending, RequestOptions } from '../client.ts';
import { fetchWithProgress } from '../fetch-with-progress.ts';
import type { AttachmentLink, UploadedAttachment } from '../types.ts';

/** A slow line needs minutes for 25 MB. */
const UPLOAD_TIMEOUT_MS = 300_000;

export interface UploadOptions extends RequestOptions {
  /** Default: the file's own name. */
  readonly fileName?: string | undefined;
  /** Share sent, from 0 to 1. Told in browsers only, where it goes by XMLHttpRequest. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Files, uploaded before they are attached by their id. */
export class Attachments {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Uploads a file of at most 25 MB; one that is never attached is purged after a day. `timeout` is 5 minutes here.
   *
   * @throws PayloadTooLargeError; UnprocessableEntityError `attachment_empty`.
   */
  upload(file: Blob, { fileName, onProgress, ...options }: UploadOptions = {}): Pending<UploadedAttachment> {
    const body = new FormData();
    body.append('file', file, fileName ?? (file as Partial<File>).name ?? 'file');
    const watched = onProgress && typeof XMLHttpRequest === 'function';
    const transport = watched ? fetchWithProgress(onProgress) : undefined;
    return this.#client.request('POST', '/attachments', {
      timeout: UPLOAD_TIMEOUT_MS,
      ...options,
      body,
      transport,
    });
  }

  /** A link to the file, good for five minutes, on an origin without cookies. */
  link(id: string, options?: RequestOptions): Pending<AttachmentLink> {
    return this.#client.request('GET', `/attachments/${encodeURIComponent(id)}`, options);
  }
}
