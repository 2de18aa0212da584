import { createRoute, z } from '@hono/zod-openapi';
import { CallReport, CallReportQuery, REPORT_FORMATS } from '@sinia/contracts';
import { FILE_TYPES } from '../table-file.ts';
import { callsReport } from '../use-cases/reports/calls-report.query.ts';
import { reportFile } from './report-file.ts';
import { contextOf } from './rest-environment.ts';
import { refusals, restRouter } from './router.ts';

const Query = CallReportQuery.extend({ format: z.enum(REPORT_FORMATS).default('json') });

export const reportRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/reports/calls',
    operationId: 'reportCalls',
    summary: 'The figures of the telephone',
    description:
      'Volumes, both readings of the 95 % of Ley 10/2025, art. 10.3, waiting and talking, and what must be nought: calls cut for waiting, answered calls without a ticket. `csv` and `xlsx` are the same as a table, with headings in the caller’s language.',
    tags: ['Reports'],
    request: { query: Query },
    responses: {
      200: {
        description: 'The report.',
        content: {
          'application/json': { schema: CallReport },
          [FILE_TYPES.csv]: { schema: { type: 'string' } },
          [FILE_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' } },
        },
      },
      ...refusals,
    },
  }),
  async (c) => {
    const { format, ...asked } = c.req.valid('query');
    const report = await callsReport.execute(contextOf(c), asked);
    if (format === 'json') return c.json(report, 200);
    const bytes = await reportFile(report, format, contextOf(c).language);
    return c.body(bytes, 200, {
      'Content-Type': FILE_TYPES[format],
      'Content-Disposition': `attachment; filename="calls-${report.from.slice(0, 10)}.${format}"`,
      'Cache-Control': 'no-store',
    }) as never;
  },
);
