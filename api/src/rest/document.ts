import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RestEnvironment } from './rest-environment.ts';

/** The OpenAPI 3.1 description of `/v1`, as served and as committed beside the SDK. */
export function openApiDocument(rest: OpenAPIHono<RestEnvironment>) {
  rest.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A secret key (`sk_…`), a publishable key (`pk_…`, from an allowed origin), a token signed by the host page, a tracking or survey token, or a staff bearer.',
  });
  return rest.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Sínia',
      version: '1.0.0',
      description:
        'The customer-service desk of Aigües de Mataró. Errors are `application/problem+json` with a stable `code`; texts come in the language of `Accept-Language` (ca, es, en).',
      license: { name: 'EUPL-1.2' },
    },
    servers: [{ url: '/v1' }],
    security: [{ bearer: [] }, {}],
    tags: [
      { name: 'Tickets', description: 'Open, read, change and answer.' },
      { name: 'Contacts', description: 'People and organisations: who they are, and how we know.' },
      { name: 'Tracking', description: 'What a customer may know with the key, and with a link.' },
      { name: 'Surveys', description: 'One answer after the resolution was notified.' },
      { name: 'Attachments', description: 'Files, uploaded before they are attached.' },
      { name: 'Events', description: 'The replayable feed, also live.' },
      { name: 'Directory', description: 'Customers of the billing system.' },
      { name: 'Calls', description: 'What happens on the telephone.' },
      { name: 'Reports', description: 'Figures, as JSON or as a table.' },
      { name: 'Challenges', description: 'Proof of work for anonymous callers.' },
    ],
  });
}
