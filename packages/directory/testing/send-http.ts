import { DirectoryFailure } from '../src/directory-failure.ts';
import type { SendHttp } from '../src/http/http-request.ts';

/** Requests without any rule about addresses: for tests on loopback. */
export const sendHttp: SendHttp = async ({ url, method, headers, body, signal }) => {
  try {
    const response = await fetch(url, {
      ...{ method, headers, redirect: 'manual' },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new DirectoryFailure(late ? 'timeout' : 'unreachable', '', { cause: error });
  }
};
