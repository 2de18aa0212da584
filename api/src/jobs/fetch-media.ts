import type { MediaRef } from '@sinia/channels/written';
import { newId } from '@sinia/core';
import { EgressRefusal, guardedGet } from '../egress/guarded-get.ts';
import { backOff } from '../outbox/back-off.ts';
import { mediaTypeOf } from '../use-cases/attachments/media-type-of.ts';
import { type KnownAccount, knownAccounts } from '../use-cases/channels/known-accounts.ts';
import { claimMedia, type MediaRow, putMediaOff, refuseMedia } from '../use-cases/channels/media-store.ts';
import { refusedType } from '../use-cases/channels/refused-type.ts';
import { storeMedia } from '../use-cases/channels/store-media.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { deliveriesOf } from '../use-cases/topic.ts';

const BATCH = 8;
const TRIES = 6;
const MOST_BYTES = 25 * 1024 * 1024;

/** Why a file was not let in, for good. */
class MediaRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Fetches files that customers' messages name, before their addresses run out. @returns how many were taken */
export async function fetchMedia(dependencies: Dependencies): Promise<number> {
  const { db, clock } = dependencies;
  const batch = await claimMedia(db, clock(), BATCH);
  if (batch.length === 0) return 0;
  const accounts = await knownAccounts(dependencies);
  await Promise.all(batch.map((row) => fetchOne(dependencies, accounts, row)));
  return batch.length;
}

async function fetchOne(
  dependencies: Dependencies,
  accounts: readonly KnownAccount[],
  row: MediaRow,
): Promise<void> {
  const { db, log, wake, clock } = dependencies;
  try {
    const account = accounts.find((one) => one.row.id === row.accountId);
    if (!account) throw new MediaRefused('gone');
    await keep(dependencies, row, await download(dependencies, account, row));
  } catch (error) {
    const code = codeOf(error);
    if (code === null && row.attempts <= TRIES) {
      const wait = backOff(row.attempts, Math.random());
      await putMediaOff(db, row.id, new Date(clock().getTime() + wait), 'unreachable');
      return;
    }
    log.warn({ mediaId: row.id, err: error }, 'a file was not let in');
    await refuseMedia(db, row.id, code ?? 'unreachable');
  }
  wake(deliveriesOf(row.ticketId));
}

/** The code of what will not be otherwise; null where it may work another time. */
function codeOf(error: unknown): string | null {
  if (error instanceof MediaRefused) return error.code;
  if (!(error instanceof EgressRefusal) || error.code === 'unreachable') return null;
  return error.code;
}

async function download(
  { settings }: Dependencies,
  { channel }: KnownAccount,
  { source }: MediaRow,
): Promise<{ bytes: Uint8Array; fileName: string | null }> {
  const place = await channel.locateMedia(source as unknown as MediaRef);
  const trustedOrigins = Object.values(settings.providers ?? {}).map((url) => new URL(url).origin);
  const { bytes } = await guardedGet(place.url, {
    ...{ hosts: channel.mediaHosts, trustedOrigins, headers: place.headers, maxBytes: MOST_BYTES },
  });
  return { bytes, fileName: place.fileName };
}

async function keep(
  dependencies: Dependencies,
  row: MediaRow,
  { bytes, fileName }: { bytes: Uint8Array; fileName: string | null },
): Promise<void> {
  const { files, random, clock } = dependencies;
  if (bytes.byteLength === 0) throw new MediaRefused('gone');
  const mediaType = await mediaTypeOf(bytes);
  if (refusedType(mediaType)) throw new MediaRefused('type');
  const id = newId('att', clock().getTime(), random(16));
  await files.put(id, bytes);
  const house = systemContext(dependencies, 'media', `media-${row.id}`);
  const { stored } = await storeMedia.execute(house, { id, mediaId: row.id, bytes, mediaType, fileName });
  if (!stored) await files.delete(id);
}
