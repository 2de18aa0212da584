import { Challenges, type Client } from '@sinia/sdk';
import { solveChallenge as search } from 'altcha-lib/v1';

/**
 * Fetches a challenge and finds its number. WebCrypto hashes off the main thread, so typing stays smooth without a worker,
 * which a strict `worker-src` would forbid.
 * @returns the base64 payload that the ticket carries
 * @throws when there is no number within the range, or the page has no WebCrypto
 */
export async function solveChallenge(client: Client): Promise<string> {
  const { algorithm, challenge, maxnumber, salt, signature } = await new Challenges(client).create();
  const solution = await search(challenge, salt, algorithm, maxnumber).promise;
  if (!solution) throw new Error('the challenge has no solution in its range');
  return btoa(
    JSON.stringify({ algorithm, challenge, number: solution.number, salt, signature, took: solution.took }),
  );
}
