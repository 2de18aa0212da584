import { createRoute, z } from '@hono/zod-openapi';
import { ContactImport, IMPORT_OUTCOMES } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { fieldTexts } from '../error-texts.ts';
import { importContacts } from '../use-cases/contacts/import-contacts.ts';
import { limitStream } from './limit-stream.ts';
import { readContactRows } from './read-contact-rows.ts';
import { contextOf } from './rest-environment.ts';
import { json, restRouter, writeRefusals } from './router.ts';

export const IMPORT_TYPES = ['application/x-ndjson', 'text/csv'] as const;

const MAX_BYTES = 256 * 1024 * 1024;

const rows = { schema: z.string().openapi({ description: 'One contact a line.' }) };

/** Stands before the routes of one contact: `import` is no id. */
export const contactImportRoutes = restRouter().openapi(
  createRoute({
    method: 'post',
    path: '/contacts/import',
    operationId: 'importContacts',
    summary: 'Import contacts, tens of thousands at once',
    description:
      'NDJSON, a body of `POST /contacts` a line, or CSV whose columns are called as the manual says. Read as it arrives. Every row is written whole or rejected with its reasons; rows are recognised by their number of Aquacis, document, account, or name with an address, telephone or contract, so that the same import twice changes nothing. What a row says is what its `source` says; it takes nothing away.',
    tags: ['Contacts'],
    request: {
      body: { required: true, content: { 'application/x-ndjson': rows, 'text/csv': rows } },
    },
    responses: { 200: json(ContactImport, 'What became of every row.'), ...writeRefusals },
  }),
  async (c) => {
    if (Number(c.req.header('Content-Length')) > MAX_BYTES) throw new Refusal('body_too_large');
    const kind = c.req.header('Content-Type')?.includes('csv') ? 'csv' : 'ndjson';
    const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: (empty) => empty.close() });
    const sent = readContactRows(limitStream(body, MAX_BYTES), kind);
    const report = await importContacts.execute(contextOf(c), sent);
    const counts = Object.fromEntries(
      IMPORT_OUTCOMES.map((outcome) => [outcome, report.filter((row) => row.outcome === outcome).length]),
    ) as Record<(typeof IMPORT_OUTCOMES)[number], number>;
    const told = report.map(({ errors, ...row }) => ({
      ...row,
      ...(errors && { errors: fieldTexts(c.var.language, errors) }),
    }));
    return c.json({ ...counts, rows: told }, 200);
  },
);
