import { Hono } from 'hono';
import { createFakeMessaging, type FakeMessaging } from '../messaging/fake-messaging.ts';
import type { Phone } from '../phone.ts';
import { shareHost } from '../share-host.ts';
import { createFakeTeams } from '../teams/fake-teams.ts';
import { createFakeWhatsApp } from '../whatsapp/fake-whatsapp.ts';
import { createFakeX } from '../x/fake-x.ts';
import { DEMO_TEMPLATES, type DemoAccount, type DemoChannel, demoAccounts } from './demo-accounts.ts';
import { demoMailbox } from './demo-mailbox.ts';
import {
  DEMO_PEOPLE,
  type DemoFile,
  type DemoPage,
  type DemoPerson,
  type DemoProvider,
} from './demo-people.ts';
import { commentWall, mentionWall } from './demo-walls.ts';
import { mailProgram } from './mail-program.ts';

/** Every provider of the written channels, on one origin, each under a path of its own. */
export function demoProviders(options: { secret: string; baseUrl: string; origin: () => string }) {
  const { secret, baseUrl, origin } = options;
  const accounts = new Map(demoAccounts(secret).map((one) => [one.channel, one]));
  const of = (channel: DemoChannel) => accounts.get(channel) as DemoAccount;
  const at = (channel: DemoChannel) => `${baseUrl}/v1/inbound/${channel}/${of(channel).id}`;
  const whatsapp = whatsAppOf(of('whatsapp'), at('whatsapp'), () => `${origin()}/facebook`);
  const messenger = messagingOf(of('messenger'), at('messenger'), () => `${origin()}/facebook`);
  const instagram = messagingOf(of('instagram'), at('instagram'), () => `${origin()}/instagram`);
  const x = xOf(of('x'), at('x'), () => `${origin()}/x`);
  const teams = teamsOf(of('teams'), at('teams'), () => `${origin()}/teams`);
  const mailbox = demoMailbox(secret);
  const mail = mailProgram(mailbox, () => `${origin()}/graph`);
  const tokenOf = (channel: DemoChannel) => of(channel).secrets.accessToken ?? '';
  const facebook = shareHost([
    { token: tokenOf('whatsapp'), app: whatsapp.app },
    { token: tokenOf('messenger'), app: messenger.app },
  ]);
  const hosts = new Hono()
    .mount('/facebook', facebook.fetch)
    .mount('/instagram', instagram.app.fetch)
    .mount('/x', x.app.fetch)
    .mount('/teams', teams.app.fetch)
    .mount('/graph', mail.app.fetch)
    // One login for every tenant.
    .mount('/login', (request) =>
      (new URL(request.url).pathname.startsWith(`/${mailbox.tenant}/`) ? mail : teams).app.fetch(request),
    );
  const providers: Record<DemoPage, DemoProvider> = { whatsapp, messenger, instagram, x, teams, mail };
  return { hosts, providers };
}

type Made = DemoProvider & { app: Hono };

function whatsAppOf(
  { externalId, settings, secrets }: DemoAccount,
  webhookUrl: string,
  origin: () => string,
): Made {
  const fake = createFakeWhatsApp({
    ...{ number: externalId, wabaId: settings.wabaId ?? '', display: settings.display ?? '', origin },
    ...{ token: secrets.accessToken ?? '', appSecret: secrets.signing[0] ?? '', webhookUrl },
    templates: DEMO_TEMPLATES,
  });
  const numbers: Record<DemoPerson, string> = { ana: '34600111222', pere: '34600333444' };
  return {
    ...{ app: fake.app, conditions: fake.conditions },
    phoneOf(who) {
      const from = { phone: numbers[who], name: DEMO_PEOPLE[who] };
      const say = (type: string, part: object) => fake.write(from, { type, [type]: part });
      return {
        screen: fake.phoneOf(from.phone),
        write: (body) => say('text', { body }),
        photo: ({ bytes, mediaType, name }) =>
          say(...photoOf(fake.media.add(bytes, mediaType), mediaType, name)),
        read: () => fake.read(from.phone),
        edit: (id, body) =>
          say('edit', { original_message_id: id, message: { type: 'text', text: { body } } }),
        erase: (id) => say('revoke', { original_message_id: id }),
        react: (id, emoji) => say('reaction', { message_id: id, emoji }),
      };
    },
  };
}

function photoOf(id: string, mime_type: string, filename: string): [string, object] {
  return mime_type.startsWith('image/')
    ? ['image', { id, mime_type }]
    : ['document', { id, mime_type, filename }];
}

function messagingOf(
  { channel, externalId, name, secrets }: DemoAccount,
  webhookUrl: string,
  origin: () => string,
): Made {
  const product = channel === 'messenger' ? 'messenger' : 'instagram';
  const fake = createFakeMessaging({
    ...{ product, id: externalId, name, appId: '1517776481860111', webhookUrl, origin },
    ...{ token: secrets.accessToken ?? '', appSecret: secrets.signing[0] ?? '' },
  });
  const ids: Record<DemoPerson, string> = { ana: '6100000000000001', pere: '6100000000000002' };
  return {
    ...{ app: fake.app, conditions: fake.conditions },
    phoneOf(who) {
      const person = { id: ids[who], name: DEMO_PEOPLE[who], username: `${who}.mataro` };
      const screen = fake.phoneOf(person.id);
      return {
        screen,
        write: (text) => fake.write(person, { text }),
        photo: (file) => sendFile(fake, person, file),
        read: () => fake.read(person.id),
        react(mid, emoji) {
          screen.change(mid, { reaction: emoji });
          fake.tell(person.id, {
            reaction: { mid, action: emoji ? 'react' : 'unreact', reaction: 'love', emoji },
          });
        },
        ...(product === 'messenger'
          ? { edit: editOf(fake, person.id, screen) }
          : { erase: unsendOf(fake, person.id, screen) }),
        wall: commentWall(fake, person, externalId),
      };
    },
  };
}

function sendFile(
  fake: FakeMessaging,
  person: { id: string; name: string },
  { bytes, mediaType, name }: DemoFile,
) {
  const type = mediaType.startsWith('image/') ? 'image' : 'file';
  const id = fake.write(person, { attachments: [{ type, payload: { url: fake.fileAt(bytes, mediaType) } }] });
  fake.phoneOf(person.id).change(id, { files: [{ name, mediaType }] });
}

const editOf = (fake: FakeMessaging, personId: string, screen: Phone) => (mid: string, text: string) => {
  screen.change(mid, { text, edited: true });
  fake.tell(personId, { message_edit: { mid, text, num_edit: Date.now() } });
};

const unsendOf = (fake: FakeMessaging, personId: string, screen: Phone) => (mid: string) => {
  screen.change(mid, { text: '', files: [], erased: true });
  fake.tell(personId, { message: { mid, is_deleted: true } });
};

function xOf({ externalId, settings, secrets }: DemoAccount, webhookUrl: string, origin: () => string): Made {
  const fake = createFakeX({
    ...{ userId: externalId, consumerSecret: secrets.signing[0] ?? '', webhookUrl, origin },
    ...{ clientId: settings.clientId ?? '', clientSecret: secrets.clientSecret ?? '' },
    ...{ accessToken: secrets.accessToken ?? '', refreshToken: secrets.refreshToken ?? '' },
    ...(secrets.appToken ? { appToken: secrets.appToken } : {}),
  });
  const ids: Record<DemoPerson, string> = { ana: '2200000000000000001', pere: '2200000000000000002' };
  return {
    ...{ app: fake.app, conditions: fake.conditions },
    phoneOf(who) {
      const person = { id: ids[who], name: DEMO_PEOPLE[who], username: `${who}_mataro` };
      const screen = fake.phoneOf(person.id);
      return {
        screen,
        write: (text) => fake.write(person, text),
        photo(file) {
          const id = fake.write(person, '', file);
          screen.change(id, { files: [{ name: file.name, mediaType: file.mediaType }] });
        },
        read: () => fake.read(person),
        wall: mentionWall(fake, person, externalId),
      };
    },
  };
}

function teamsOf(
  { externalId, settings, secrets }: DemoAccount,
  webhookUrl: string,
  origin: () => string,
): Made {
  const fake = createFakeTeams({
    ...{ appId: externalId, appSecret: secrets.clientSecret ?? '', tenantId: settings.tenantId ?? '' },
    ...{ webhookUrl, origin, token: secrets.accessToken ?? '' },
  });
  return {
    ...{ app: fake.app, conditions: fake.conditions },
    phoneOf(who) {
      // One is a colleague, the other of another organisation.
      const person = {
        ...{ id: `29:${who}`, name: DEMO_PEOPLE[who], email: `${who}@empresa.example` },
        ...(who === 'pere' ? { tenantId: '0b6f4d6e-52a1-4c0e-9b7a-3d2c1b0a9f8e' } : {}),
      };
      const screen = fake.phoneOf(person);
      const change = (id: string, type: string, eventType: string, text = '') =>
        fake.tell(person, { type, id, text, channelData: { eventType, tenant: { id: settings.tenantId } } });
      return {
        screen,
        write: (text) => fake.write(person, text),
        async photo({ bytes, mediaType, name }) {
          const contentUrl = fake.fileAt(bytes, mediaType, false);
          const id = await fake.write(person, '', {
            attachments: [{ contentType: mediaType, contentUrl, name }],
          });
          screen.change(id, { files: [{ name, mediaType }] });
        },
        read: () => undefined,
        edit(id, text) {
          screen.change(id, { text, edited: true });
          return change(id, 'messageUpdate', 'editMessage', text);
        },
        erase(id) {
          screen.change(id, { text: '', files: [], erased: true });
          return change(id, 'messageDelete', 'softDeleteMessage');
        },
        react(replyToId, emoji) {
          screen.change(replyToId, { reaction: emoji });
          const list = emoji ? 'reactionsAdded' : 'reactionsRemoved';
          return fake.tell(person, {
            type: 'messageReaction',
            id: `r${Date.now()}`,
            replyToId,
            [list]: [{ type: 'like' }],
          });
        },
      };
    },
  };
}
