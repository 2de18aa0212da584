import { may, quietMinutesLeft } from '@sinia/core';
import { holderOf } from '../auth/actor.ts';
import { loadStaffActor } from '../auth/staff-store.ts';
import { mailIdentities } from '../outbox/mail-identity.ts';
import { renderAlertMail } from '../outbox/render-alert-mail.ts';
import { claimAlertMails, type PendingAlert, setMailDue } from '../use-cases/alerts/alert-mail-store.ts';
import { settingsOf } from '../use-cases/alerts/alert-store.ts';
import { localMinutes } from '../use-cases/alerts/local-minutes.ts';
import type { Sender } from './send-deliveries.ts';

const AGAIN_MS = 5 * 60_000;

/**
 * Tells by mail what was not read in the desk in time: one mail a person, after their quiet hours, about what they may
 * still see and still want told in this way.
 *
 * @returns how many alerts were taken.
 */
export async function sendAlertMails(sender: Sender): Promise<number> {
  const { db, clock, log } = sender.dependencies;
  const pending = await claimAlertMails(db, clock());
  for (const [userId, alerts] of Map.groupBy(pending, (alert) => alert.userId)) {
    try {
      await tell(sender, userId, alerts);
    } catch (error) {
      // The lease runs out and it is tried again.
      log.error({ userId, err: error }, 'a mail about alerts could not be sent');
    }
  }
  return pending.length;
}

async function tell(sender: Sender, userId: string, alerts: readonly PendingAlert[]): Promise<void> {
  const { dependencies, transports } = sender;
  const { db, clock } = dependencies;
  const [reader, settings] = await Promise.all([loadStaffActor(db, userId), settingsOf(db, userId)]);
  const ids = alerts.map(({ id }) => id);
  const minutes = quietMinutesLeft(settings, localMinutes(clock()));
  if (minutes > 0) return setMailDue(db, ids, new Date(clock().getTime() + minutes * 60_000));
  const told = alerts.filter(
    (alert) =>
      reader && may(holderOf(reader), 'ticket.read', alert) && settings.ways[alert.kind].includes('email'),
  );
  if (reader && told.length > 0) {
    const identity = (await mailIdentities(dependencies)).of(null);
    const sent = await transports.email.send(renderAlertMail(dependencies, identity, reader, told));
    if (sent.status === 'deferred') return setMailDue(db, ids, new Date(clock().getTime() + AGAIN_MS));
  }
  await setMailDue(db, ids, null);
}
