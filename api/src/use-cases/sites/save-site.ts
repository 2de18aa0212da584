import { z } from 'zod';
import { sealIdentitySecret } from '../../auth/site-identity.ts';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { deleteSite, insertSite, lockSite, writeSite } from './site-store.ts';
import { SITE_CHANNELS, SiteView, siteView } from './site-view.ts';

/** As a browser writes it in `Origin`: https only, but for a machine's own name. */
const Origin = z
  .url()
  .max(200)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, { error: 'not_an_origin' })
  .refine(
    (text) =>
      text.startsWith('https://') || /^http:\/\/([a-z0-9-]+\.)*(localhost|127\.0\.0\.1)(:\d+)?$/.test(text),
    {
      error: 'https_needed',
    },
  );

const Wanted = {
  name: z.string().trim().min(1).max(60),
  channel: z.enum(SITE_CHANNELS),
  origins: z.array(Origin).min(1).max(20),
};
const SiteId = z.object({ id: z.string().max(60) });

export const createSite = defineUseCase({
  name: 'createSite',
  permission: 'site.write',
  input: z.object(Wanted),
  output: SiteView,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input, context, now }) => {
    const id = drawId(context, now, 'sit');
    const site = { id, ...input, publishableKey: newKey(context), identitySecrets: [], createdAt: now };
    await insertSite(work.tx, site);
    work.audit(`site.created ${id}`, null);
    return siteView(site);
  },
});

export const changeSite = defineUseCase({
  name: 'changeSite',
  permission: 'site.write',
  input: SiteId.extend({ set: z.object(Wanted).partial() }),
  output: SiteView,
  load: (tx, { id }) => lockSite(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, set }, subject }) => {
    const { name = subject.name, channel = subject.channel, origins = subject.origins } = set;
    const site = { ...subject, name, channel, origins };
    await writeSite(work.tx, site);
    work.audit(`site.changed ${id} ${Object.keys(set).sort().join(' ')}`, null);
    return siteView(site);
  },
});

/** A new publishable key; pages that carry the old one are refused within seconds. */
export const rotateSiteKey = defineUseCase({
  name: 'rotateSiteKey',
  permission: 'site.write',
  input: SiteId,
  output: SiteView,
  load: (tx, { id }) => lockSite(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject, context }) => {
    const site = { ...subject, publishableKey: newKey(context) };
    await writeSite(work.tx, site);
    work.audit(`site.key_rotated ${id}`, null);
    return siteView(site);
  },
});

/** A new secret for identity tokens, shown once; the newest of the old ones serves on, so that a host can change over. */
export const addIdentitySecret = defineUseCase({
  name: 'addIdentitySecret',
  permission: 'site.write',
  input: SiteId,
  output: z.object({ kid: z.string(), secret: z.string() }),
  load: (tx, { id }) => lockSite(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject, context, now }) => {
    const kid = `${now.toISOString().slice(0, 10)}-${randomText(context, 4)}`;
    const secret = randomText(context, 32);
    const sealed = sealIdentitySecret(context.dependencies.secret, id, kid, secret);
    const identitySecrets = [sealed, ...subject.identitySecrets.slice(0, 1)];
    await writeSite(work.tx, { ...subject, identitySecrets });
    work.audit(`site.identity_secret_added ${id} ${kid}`, null);
    return { kid, secret };
  },
});

export const removeSite = defineUseCase({
  name: 'removeSite',
  permission: 'site.write',
  input: SiteId,
  output: SiteId,
  load: (tx, { id }) => lockSite(tx, id),
  about: () => ({}),
  run: async (work, { input: { id } }) => {
    await deleteSite(work.tx, id);
    work.audit(`site.removed ${id}`, null);
    return { id };
  },
});

const newKey = (context: Context) => `pk_${randomText(context, 24)}`;

const randomText = ({ dependencies }: Context, bytes: number) =>
  Buffer.from(dependencies.random(bytes)).toString('base64url');
