import type {
  AdministrationPort,
  ApiKey,
  ChannelAccount,
  Group,
  Mailbox,
  MailImport,
  Person,
  Site,
  Sso,
  SsoDraft,
} from '../src/port/administration-port.ts';
import { DeskError } from '../src/port/desk-error.ts';
import { fakeChatSettings } from './fake-chat-settings.ts';
import { fakeTelephony } from './fake-telephony.ts';

const LINK = { url: 'https://desk.example/desk#invitacio=abc', expiresAt: '2026-11-27T09:00:00.000Z' };
const PLACE: NonNullable<Mailbox['imap']> = {
  ...{ host: 'imap.example.cat', port: 993, user: 'avaries', folder: 'INBOX' },
  security: 'tls',
};
const GRAPH: NonNullable<Mailbox['graph']> = {
  ...{ tenant: 'empresa.example', clientId: '6f3d8a52-1a1c-4c62-9a54-2f4e1c9b7d10', sends: true },
  user: 'obres@empresa.example',
};
const MAILBOX = {
  ...{ isDefault: false, paused: false, imap: null, graph: null, told: null },
  ...{ lastReadAt: null, lastError: null },
  connectedAt: '2026-11-01T08:00:00.000Z',
} as const;
const CHANNEL: ChannelAccount = {
  ...{
    id: 'cha_1',
    channel: 'whatsapp',
    name: 'WhatsApp 937 41 61 00',
    externalId: '1065',
    groupId: 'grp_care',
  },
  ...{ settings: { wabaId: '1022' }, paused: false, resting: false, failedToday: 0, parked: 0, use: null },
  ...{ lastEventAt: '2026-11-23T08:10:00.000Z', lastSentAt: null, lastError: null, lastErrorAt: null },
  ...{ tokenExpiresAt: null, waiting: { out: 0, in: 0 } },
  templates: [{ name: 'reprendre', language: 'ca' }],
  callback: { url: 'https://sinia.example/v1/inbound/whatsapp/cha_1', verifyToken: 'paraula', secrets: 1 },
};
const PERSON = {
  language: 'ca',
  secondFactor: true,
  lastSignInAt: '2026-11-23T08:10:00.000Z',
  signsInBy: 'password',
  usesSeat: true,
  waitingFor: null,
} as const;

/** The administration's server in memory. */
export function fakeAdministration(): AdministrationPort {
  let groups: Group[] = [
    {
      ...{ id: 'grp_care', name: 'Atenció al client', isDefault: true, memberIds: ['agt_1', 'agt_2'] },
      signature: { ca: 'Atenció al client\nAigües de Mataró', es: 'Atención al cliente\nAigües de Mataró' },
    },
    { id: 'grp_leaks', name: 'Avaries', isDefault: false, memberIds: [], signature: {} },
  ];
  let people: Person[] = [
    {
      ...{ id: 'agt_0', name: 'Marta Roca', email: 'marta@sinia.example', role: 'admin', groupIds: [] },
      ...{ ...PERSON, state: 'active', usesSeat: false },
    },
    {
      ...{ id: 'agt_1', name: 'Cristina Vila', email: 'cristina@sinia.example', role: 'agent' },
      ...{ ...PERSON, state: 'active', groupIds: ['grp_care'] },
    },
    {
      ...{
        id: 'agt_2',
        name: 'Pol Serra',
        email: 'pol@sinia.example',
        role: 'agent',
        groupIds: ['grp_care'],
      },
      ...{ ...PERSON, state: 'invited', signsInBy: null, secondFactor: false, lastSignInAt: null },
    },
  ];
  let sites: Site[] = [
    {
      ...{ id: 'sit_1', name: 'website', channel: 'web', origins: ['https://www.example.cat'] },
      ...{ publishableKey: 'pk_abc', identityKeys: ['2026-11-01-a'] },
    },
  ];
  let sso: Sso = {
    connection: null,
    redirectUri: 'https://desk.example/desk/sso',
    logoutUri: 'https://desk.example/desk/sso/logout',
    groups: [],
  };
  const refuseSso = ({ issuer, clientSecret }: SsoDraft) => {
    const wrong = (pointer: string, code: string) => {
      throw new DeskError('sso_refused', undefined, [{ pointer, code }]);
    };
    if (issuer.includes('/common/')) wrong('/issuer', 'every_tenant');
    if (clientSecret === 'malament') wrong('/clientSecret', 'application_refused');
  };
  let keys: ApiKey[] = [];
  let channels: ChannelAccount[] = [
    CHANNEL,
    {
      ...{ ...CHANNEL, id: 'cha_2', channel: 'x', name: 'X @aiguesmataro', externalId: '111' },
      ...{ lastError: 'token_invalid', lastErrorAt: '2026-11-23T08:10:00.000Z', failedToday: 2, parked: 3 },
      ...{
        ...{ settings: { clientId: 'c' }, templates: [] },
        use: { sent: 4, most: 15, seconds: 900 },
        waiting: { out: 3, in: 0 },
      },
    },
  ];
  let mailboxes: Mailbox[] = [
    {
      ...{ ...MAILBOX, id: 'mbx_1', name: 'Atenció al client', address: 'atencio@sinia.example' },
      ...{ groupId: 'grp_care', isDefault: true },
    },
    {
      ...{ ...MAILBOX, id: 'mbx_2', name: 'Avaries', address: 'avaries@sinia.example', groupId: 'grp_leaks' },
      ...{ imap: PLACE, lastReadAt: '2026-11-24T10:15:00.000Z' },
    },
    {
      ...{ ...MAILBOX, id: 'mbx_3', name: 'Facturació', address: 'facturacio@sinia.example' },
      ...{ groupId: 'grp_care', imap: { ...PLACE, user: 'facturacio' }, lastError: 'login_refused' },
    },
    {
      ...{ ...MAILBOX, id: 'mbx_4', name: 'Obres', address: 'obres@sinia.example', groupId: 'grp_care' },
      ...{ graph: GRAPH, lastReadAt: '2026-11-24T10:15:00.000Z' },
      told: { until: '2026-11-28T10:15:00.000Z', error: null },
    },
  ];
  let imports: MailImport[] = [
    {
      ...{ id: 'imp_1', mailboxId: 'mbx_2', folder: 'INBOX', since: '2025-01-01', status: 'running' },
      ...{ total: 1_480, taken: 611, skipped: 29, lastError: null, createdAt: '2026-11-24T10:00:00.000Z' },
    },
  ];
  const changed = <Row extends { id: string }>(rows: Row[], id: string, set: object) =>
    rows.map((row) => (row.id === id ? { ...row, ...set } : row));
  return {
    telephony: fakeTelephony(async () => people),
    chat: fakeChatSettings(),
    people: async () => ({ people, seats: { used: 2, bought: 15 } }),
    invite: async (profile) => {
      if (people.some(({ email }) => email === profile.email)) throw new DeskError('email_taken');
      const id = `agt_${people.length}`;
      people = [
        ...people,
        { ...PERSON, ...profile, id, state: 'invited', signsInBy: null, lastSignInAt: null },
      ];
      return { id, ...LINK };
    },
    inviteAgain: async (id) => ({ id, ...LINK }),
    changePerson: async (id, { disabled, ...set }) => {
      const state = disabled === undefined ? {} : { state: disabled ? 'disabled' : 'active' };
      people = changed(people, id, { ...set, ...state });
      return { id };
    },
    resetSecondFactor: async (id) => ({ id }),
    sso: async () => sso,
    trySso: async (draft) => {
      refuseSso(draft);
      return { works: true };
    },
    saveSso: async ({ clientSecret, ...connection }) => {
      refuseSso({ ...connection, clientSecret });
      sso = { ...sso, connection };
      return { saved: true };
    },
    saveGroupRoles: async (table) => {
      sso = { ...sso, groups: table };
      return { saved: true };
    },
    groups: async () => groups,
    createGroup: async (name) => {
      groups = [
        ...groups,
        { id: `grp_${groups.length}`, name, isDefault: false, memberIds: [], signature: {} },
      ];
      return { id: name };
    },
    changeGroup: async (id, set) => {
      groups = changed(groups, id, set);
      return { id };
    },
    removeGroup: async () => {
      throw new DeskError('group_in_use');
    },
    channels: async () => channels,
    connectChannel: async ({ secrets: _sealed, ...account }) => {
      const id = `cha_${channels.length + 1}`;
      const callback = {
        url: `https://sinia.example/v1/inbound/${account.channel}/${id}`,
        verifyToken: 'paraula',
        secrets: 1,
      };
      channels = [...channels, { ...CHANNEL, ...account, id, callback, lastEventAt: null }];
      return { id };
    },
    changeChannel: async (id, { secrets, dropOldSecrets, ...set }) => {
      channels = changed(channels, id, set).map((one) => {
        if (one.id !== id || !one.callback) return one;
        const count = dropOldSecrets ? 1 : one.callback.secrets + (secrets?.signing ? 1 : 0);
        return { ...one, callback: { ...one.callback, secrets: count } };
      });
      return { id };
    },
    checkChannel: async (id) =>
      channels.find((one) => one.id === id)?.lastError
        ? { ok: false, code: 'token_invalid', reason: '190 Error validating access token', told: null }
        : { ok: true, code: null, reason: null, told: 'subscribed' },
    testChannel: async (_id, to, template) =>
      template || to === '600111222'
        ? { ok: true, code: null, reason: null }
        : { ok: false, code: 'never_wrote', reason: null },
    mailboxes: async () => mailboxes,
    createMailbox: async ({ imap, graph, ...mailbox }) => {
      if (mailboxes.some(({ address }) => address === mailbox.address)) throw new DeskError('address_taken');
      if (imap?.password === 'malament') {
        const fields = [{ pointer: '/imap/password', code: 'login_refused' }];
        throw new DeskError('mailbox_unreadable', undefined, fields);
      }
      if (graph?.clientSecret === 'caducat') {
        const fields = [{ pointer: '/graph/clientSecret', code: 'secret_expired' }];
        throw new DeskError('mailbox_unreadable', undefined, fields);
      }
      const id = `mbx_${mailboxes.length + 1}`;
      const way = {
        imap: imap && { ...PLACE, host: imap.host },
        ...(graph ? { graph: { ...GRAPH, user: graph.user }, told: { until: null, error: null } } : {}),
      };
      mailboxes = [...mailboxes, { ...MAILBOX, ...mailbox, id, ...way }];
      return { id };
    },
    changeMailbox: async (id, { imap: _imap, graph: _graph, ...set }) => {
      if (set.isDefault) mailboxes = mailboxes.map((one) => ({ ...one, isDefault: false }));
      mailboxes = changed(mailboxes, id, set);
      return { id };
    },
    removeMailbox: async () => {
      throw new DeskError('mailbox_in_use');
    },
    imports: async () => imports,
    startImport: async ({ mailboxId, since, sent }) => {
      const folders = sent ? ['INBOX', null] : ['INBOX'];
      const fresh = folders.map((folder, index) => ({
        ...{ id: `imp_${imports.length + index + 1}`, mailboxId, folder, since, status: 'waiting' as const },
        ...{ total: 0, taken: 0, skipped: 0, lastError: null, createdAt: '2026-11-24T10:20:00.000Z' },
      }));
      imports = [...fresh, ...imports];
      return { ids: fresh.map(({ id }) => id) };
    },
    stopImport: async (id) => {
      imports = changed(imports, id, { status: 'stopped' });
      return { id };
    },
    resumeImport: async (id) => {
      imports = changed(imports, id, { status: 'waiting' });
      return { id };
    },
    sites: async () => ({ sites, phone: '93 741 61 00' }),
    createSite: async (site) => {
      const made = { ...site, id: `sit_${sites.length}`, publishableKey: 'pk_new', identityKeys: [] };
      sites = [...sites, made];
      return made;
    },
    changeSite: async (id, set) => {
      sites = changed(sites, id, set);
      return sites[0] as Site;
    },
    rotateSiteKey: async () => sites[0] as Site,
    addIdentitySecret: async () => ({ kid: '2026-11-24-b', secret: 'secret-secret' }),
    removeSite: async (id) => ({ id }),
    keys: async () => keys,
    createKey: async ({ name, scopes }) => {
      const createdAt = '2026-11-24T09:00:00.000Z';
      keys = [...keys, { id: 'key_1', name, scopes, createdAt, lastUsedAt: null, revokedAt: null }];
      return { id: 'key_1', key: 'sk_shown_once' };
    },
    revokeKey: async (id) => {
      keys = changed(keys, id, { revokedAt: '2026-11-24T09:05:00.000Z' });
      return { id };
    },
  };
}
