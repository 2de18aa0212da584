import type { AttachmentSummary, Problem } from '@sinia/contracts';
import { codeOf, DeskError } from './desk-error.ts';

interface Upload {
  readonly url: string;
  readonly token: string;
  readonly file: File;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a file with its progress, which `fetch` does not tell for a request body. */
export function uploadFile({ url, token, file, onProgress, signal }: Upload): Promise<AttachmentSummary> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = (progress) => {
      if (progress.lengthComputable) onProgress(progress.loaded / progress.total);
    };
    request.onload = () => {
      if (request.status === 201) resolve(request.response as AttachmentSummary);
      else reject(new DeskError(codeOf(request.response as Problem | null)));
    };
    request.onerror = () => reject(new DeskError('unreachable'));
    request.onabort = () => reject(new DeskError('unreachable'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}
