import { Refusal } from '@sinia/core';
import { DELIMITERS, detectFormat, ENCODINGS, FLAT_FIELDS, sampleOf } from '@sinia/directory/file';
import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase, requireReach } from '../use-case.ts';
import { putPieces } from './pieces.ts';
import { insertUpload, readUpload } from './upload-store.ts';

const HEAD_BYTES = 64 * 1024;
const SAMPLE_ROWS = 3;

const FileId = z.string().max(60);

const keepUpload = defineUseCase({
  name: 'uploadDirectoryFile',
  permission: 'directory.import',
  input: z.object({ id: FileId, pieces: z.array(z.string()), size: z.int() }),
  output: z.object({ id: FileId, size: z.int() }),
  load: async () => null,
  about: () => ({}),
  run: (work, { input, context, now }) => {
    insertUpload(work, { ...input, uploadedBy: actorKey(context.actor), createdAt: now });
    return { id: input.id, size: input.size };
  },
});

/** Keeps a file of customers for a day, to be looked at, tried and imported. */
export const uploadDirectoryFile = {
  name: keepUpload.name,
  permission: keepUpload.permission,
  async execute(context: Context, body: AsyncIterable<Uint8Array>) {
    requireReach(context, keepUpload.permission);
    const { files, clock } = context.dependencies;
    const newId = () => drawId(context, clock(), 'fil');
    return keepUpload.execute(context, { id: newId(), ...(await putPieces(files, body, newId)) });
  },
} as const;

/** What a file seems to be and how it begins; where a person knows better, by what they say of it. */
export const describeFile = defineQuery({
  name: 'describeFile',
  permission: 'directory.import',
  input: z.strictObject({
    id: FileId,
    delimiter: z.enum(DELIMITERS).optional(),
    encoding: z.enum(ENCODINGS).optional(),
  }),
  output: z.object({
    format: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('csv'),
        delimiter: z.enum(DELIMITERS),
        encoding: z.enum(ENCODINGS),
        mapping: z.partialRecord(z.enum(FLAT_FIELDS), z.array(z.string()).readonly()),
      }),
      z.object({ kind: z.literal('ndjson'), encoding: z.enum(ENCODINGS) }),
    ]),
    columns: z.array(z.string()),
    /** Its first rows, cell by cell in the order of the columns. */
    sample: z.array(z.array(z.string())),
  }),
  async run({ dependencies: { db, files } }, { id, delimiter, encoding }) {
    const file = await readUpload(db, id);
    const [first] = file?.pieces ?? [];
    if (!first) throw new Refusal('import_file_gone');
    const head = (await files.get(first)).subarray(0, HEAD_BYTES);
    const { format, columns } = detectFormat(head, { delimiter, encoding });
    return { format, columns: [...columns], sample: sampleOf(head, format, SAMPLE_ROWS) };
  },
});
