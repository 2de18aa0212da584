import { Hono } from 'hono';

/** Several products answer on one host, as Meta's do: whose token is brought says which is asked. */
export function shareHost(products: readonly { token: string; app: Hono }[]): Hono {
  return new Hono().all('*', async (c) => {
    const given = c.req.header('authorization') ?? '';
    const owners = products.filter(({ token }) => given.startsWith(`Bearer ${token}`));
    // A file is fetched without a token: whoever has it gives it out.
    for (const { app } of owners.length > 0 ? owners : products) {
      const answer = await app.fetch(c.req.raw, c.env);
      if (owners.length > 0 || answer.ok) return answer;
    }
    return c.body(null, 404);
  });
}
