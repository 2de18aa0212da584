import type { Client } from '@sinia/sdk';

/**
 * A client that tells after every request whether the server could be reached: any answer says that it could, a refusal too.
 */
export function watchedClient(client: Client, onReach: (reached: boolean) => void): Client {
  const watch = <Answer extends Promise<unknown>>(answer: Answer): Answer => {
    answer.then(
      () => onReach(true),
      (error: { readonly status?: number; readonly name?: string }) =>
        onReach(error.status !== undefined || error.name === 'AbortError'),
    );
    return answer;
  };
  return {
    request: <Data>(...call: Parameters<Client['request']>) => watch(client.request<Data>(...call)),
    open: (...call) => watch(client.open(...call)),
  };
}
