import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { sendHeldReplies } from '../../src/jobs/send-held-replies.ts';
import { uploadAttachment } from '../../src/use-cases/attachments/upload-attachment.ts';
import { holdReply } from '../../src/use-cases/replies/hold-reply.ts';
import { listHeldReplies } from '../../src/use-cases/replies/list-held-replies.query.ts';
import { undoHeldReply } from '../../src/use-cases/replies/undo-held-reply.ts';
import { readDraft } from '../../src/use-cases/staff/read-draft.query.ts';
import { saveDraft } from '../../src/use-cases/staff/save-draft.ts';
import { change } from './change.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { db } = house.world;
  await db.insert(schema.groupMembers).values({ groupId: house.groupId, userId: house.agent.id });
});
afterAll(() => house.close());

const anna = { name: 'Anna Serra', email: 'anna@correu.example' };
const context = () => house.as(house.agent);
const held = () => listHeldReplies.execute(context(), {});
const reply = (id: string, body: string, more: object = {}) =>
  holdReply.execute(context(), { id, message: { body, visibility: 'public', ...more } });
const after = (seconds: number) =>
  sendHeldReplies({ ...house.world, clock: () => new Date(Date.now() + seconds * 1000) });
const bodies = async (id: string) => {
  const rows = await house.world.db.select().from(schema.messages).where(eq(schema.messages.ticketId, id));
  return rows.filter((row) => row.author === 'agent').map((row) => row.body);
};

test('it leaves when its ten seconds are over, not before, and takes its draft with it', async () => {
  const { id } = await house.open(INTEGRATION, anna);
  await saveDraft.execute(context(), { ticketId: id, visibility: 'public', body: 'Hi anem.' });
  const { leavesInMs } = await reply(id, 'Hi anem.');
  expect(leavesInMs).toBe(10_000);
  expect((await readDraft.execute(context(), { ticketId: id })).public.body).toBe('');
  expect(await after(9)).toBe(0);
  expect(await bodies(id)).toEqual([]);
  expect(await after(10.5)).toBe(1);
  expect(await bodies(id)).toEqual(['Hi anem.']);
  expect(await after(30)).toBe(0);
  expect(await held()).toEqual([]);
});

test('taken back, nothing leaves: words and files are the author’s again', async () => {
  const { id } = await house.open(INTEGRATION, anna);
  const upload = { name: 'foto.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 1]) };
  const file = await uploadAttachment(context(), upload);
  const { id: heldId } = await reply(id, 'Ja està.', { attachmentIds: [file.id] });
  const back = await undoHeldReply.execute(context(), { id: heldId });
  expect(back.attachments.map((one) => one.fileName)).toEqual(['foto.jpg']);
  expect((await readDraft.execute(context(), { ticketId: id })).public.body).toBe('Ja està.');
  expect(await after(30)).toBe(0);
  expect(await bodies(id)).toEqual([]);
  await expect(undoHeldReply.execute(context(), { id: heldId })).rejects.toMatchObject({
    code: 'held_reply_gone',
  });
});

test('another person’s reply cannot be taken back', async () => {
  const { id } = await house.open(INTEGRATION, anna);
  const { id: heldId } = await reply(id, 'Bon dia');
  const other: StaffActor = { ...house.agent, id: 'agt_other' };
  await expect(undoHeldReply.execute(house.as(other), { id: heldId })).rejects.toMatchObject({
    code: 'held_reply_gone',
  });
  await undoHeldReply.execute(context(), { id: heldId });
});

test('what must not leave any more stays with the reason: closed, no right, gone', async () => {
  const { id } = await house.open(INTEGRATION, anna);
  await reply(id, 'Tard');
  await change(house, id, { status: 'solved' });
  await change(house, id, { status: 'closed' });
  await after(11);
  expect(await held()).toMatchObject([{ ticketId: id, refusal: 'message_on_closed_ticket' }]);
  expect(await after(60)).toBe(0);
  const [late] = await held();
  const back = await undoHeldReply.execute(context(), { id: late?.id ?? '' });
  expect(back.message.body).toBe('Tard');

  const second = await house.open(INTEGRATION, anna);
  await reply(second.id, 'Sense dret');
  await house.world.db.delete(schema.groupMembers).where(eq(schema.groupMembers.userId, house.agent.id));
  await after(11);
  expect(await held()).toMatchObject([{ ticketId: second.id, refusal: 'not_found' }]);
  expect(await bodies(second.id)).toEqual([]);
});

test('what can be refused at once is: a closed ticket, an unknown file', async () => {
  const { id } = await house.open(INTEGRATION, anna);
  await expect(reply(id, 'x', { attachmentIds: [`att_${'0'.repeat(26)}`] })).rejects.toMatchObject({
    code: 'attachment_unknown',
  });
  await change(house, id, { status: 'solved' });
  await change(house, id, { status: 'closed' });
  await expect(reply(id, 'x')).rejects.toMatchObject({ code: 'message_on_closed_ticket' });
});
