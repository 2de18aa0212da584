import type { RefusalShape } from '@sinia/api/trpc';
import { DeskError } from './desk-error.ts';

interface Upload {
  readonly url: string;
  readonly token: string;
  readonly file: File;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly result?: { readonly data: { readonly id: string; readonly size: number } };
  readonly error?: { readonly data?: { readonly refusal?: RefusalShape } };
}

/** Sends a file of customers as it is, with its progress, which `fetch` does not tell for a request body. */
export function uploadRecords({ url, token, file, onProgress, signal }: Upload): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (progress) => {
      if (progress.lengthComputable) onProgress(progress.loaded / progress.total);
    };
    request.onload = () => {
      const { result, error } = (request.response ?? {}) as Answer;
      const code = error?.data?.refusal?.code ?? 'unknown';
      if (result) resolve(result.data);
      else reject(new DeskError(code === 'internal' ? 'unknown' : code));
    };
    request.onerror = () => reject(new DeskError('unreachable'));
    request.onabort = () => reject(new DeskError('unreachable'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
