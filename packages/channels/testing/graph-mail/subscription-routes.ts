import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { isImmutable } from './delta-pages.ts';
import { type FakeSubscription, type GraphMailState, graphMailError } from './graph-mail-state.ts';

const LONGEST_MS = 10_080 * 60_000;

/** `/subscriptions`: an address is asked for its word before anything is sent there, and nothing lasts for ever. */
export function subscriptionRoutes(state: GraphMailState): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const wish = (await c.req.json()) as Record<string, string>;
    const expiresAt = new Date(wish.expirationDateTime ?? '');
    if (wish.resource !== `/users/${state.user}/mailFolders('inbox')/messages`)
      return c.json(graphMailError('ResourceNotFound'), 404);
    if (tooFar(expiresAt, state))
      return c.json(graphMailError('InvalidRequest', 'Expiration is too far'), 400);
    const urls = [wish.notificationUrl ?? '', wish.lifecycleNotificationUrl ?? ''];
    for (const url of urls) {
      if (state.conditions.refusesSubscriptions || !(await answersHandshake(url, state)))
        return c.json(graphMailError('ValidationError', 'Subscription validation request failed'), 400);
    }
    const subscription: FakeSubscription = {
      ...{ id: randomUUID(), notificationUrl: urls[0] ?? '', lifecycleNotificationUrl: urls[1] ?? '' },
      ...{ clientState: wish.clientState ?? '', expiresAt, immutable: isImmutable(c) },
    };
    state.subscriptions.set(subscription.id, subscription);
    return c.json(viewOf(subscription, state), 201);
  });
  routes.patch('/:id', async (c) => {
    const subscription = state.subscriptions.get(c.req.param('id'));
    if (!subscription || subscription.expiresAt <= state.clock())
      return c.json(graphMailError('ResourceNotFound', 'The object was not found.'), 404);
    const { expirationDateTime } = (await c.req.json()) as { expirationDateTime: string };
    const expiresAt = new Date(expirationDateTime);
    if (tooFar(expiresAt, state))
      return c.json(graphMailError('InvalidRequest', 'Expiration is too far'), 400);
    subscription.expiresAt = expiresAt;
    return c.json(viewOf(subscription, state));
  });
  routes.delete('/:id', (c) => {
    const known = state.subscriptions.delete(c.req.param('id'));
    return known ? c.body(null, 204) : c.json(graphMailError('ResourceNotFound'), 404);
  });
  return routes;
}

const tooFar = (expiresAt: Date, { clock }: GraphMailState) =>
  !(expiresAt.getTime() > clock().getTime()) || expiresAt.getTime() - clock().getTime() > LONGEST_MS;

/** The word must come back as it was, as plain text. */
async function answersHandshake(url: string, { fetch: fetchIt = fetch }: GraphMailState): Promise<boolean> {
  const word = `Validation: Testing client application & reachability <${randomUUID()}>`;
  try {
    const response = await fetchIt(`${url}?validationToken=${encodeURIComponent(word)}`, { method: 'POST' });
    const plain = response.headers.get('content-type')?.startsWith('text/plain') ?? false;
    return response.status === 200 && plain && (await response.text()) === word;
  } catch {
    return false;
  }
}

function viewOf(subscription: FakeSubscription, { user, clientId }: GraphMailState) {
  const { id, notificationUrl, lifecycleNotificationUrl, expiresAt } = subscription;
  return {
    ...{ id, notificationUrl, lifecycleNotificationUrl, changeType: 'created', clientState: null },
    ...{ applicationId: clientId, resource: `/users/${user}/mailFolders('inbox')/messages` },
    expirationDateTime: expiresAt.toISOString(),
  };
}
