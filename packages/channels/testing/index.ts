/** Providers as their documentation says they are, each on loopback: for tests, and for trying out by hand. */
export * from './ami/scripted-ami.ts';
export * from './conditions.ts';
export { demoProviders } from './demo/demo-phones.ts';
export * from './graph-mail/fake-graph-mail.ts';
export { type FakeMessage, GRAPH_GOOD_DAY } from './graph-mail/graph-mail-state.ts';
export * from './messaging/fake-comments.ts';
export * from './messaging/fake-messaging.ts';
export * from './meta-body.ts';
export { createFakePbx, type FakePbxOptions } from './pbx/fake-pbx.ts';
export { Pbx, type PbxOptions } from './pbx/pbx.ts';
export * from './pbx/pbx-call.ts';
export type { PbxVerb, VerbBody } from './pbx/pbx-verbs.ts';
export * from './phone.ts';
export * from './serve-fake.ts';
export * from './share-host.ts';
export * from './teams/fake-teams.ts';
export * from './whatsapp/fake-whatsapp.ts';
export * from './x/fake-x.ts';
