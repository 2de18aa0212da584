import { ERROR_CODES, type ErrorCode, type Language } from '@sinia/core';
import { Hono } from 'hono';
import { ASSETS, folder } from './assets.ts';
import { errorText } from './error-texts.ts';
import type { RestEnvironment } from './rest/rest-environment.ts';
import { TRANSPORT } from './transport-errors.ts';

/** Our own files only: no fonts, telemetry or services of others. */
const CONFIGURATION = JSON.stringify({
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
}).replaceAll('"', '&quot;');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sínia · API reference</title>
</head>
<body>
<script id="api-reference" data-url="/openapi.json" data-configuration="${CONFIGURATION}"></script>
<script src="/docs/assets/standalone.js"></script>
</body>
</html>`;

/** Scalar writes styles and evaluates its own templates, so its page has a policy of its own; nothing comes from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The API reference at `/docs`, from our own files. */
export function referencePage(): Hono<RestEnvironment> {
  return new Hono<RestEnvironment>()
    .get('/', (c) =>
      c.html(PAGE, 200, { 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' }),
    )
    .get('/problems', (c) => c.html(problemsPage(c.var.language)))
    .get('/assets/standalone.js', folder(ASSETS.reference, '/docs/assets'));
}

/** What the `type` of a problem points to: every stable code with its status and its sentence. */
function problemsPage(language: Language): string {
  const rows = (Object.keys(ERROR_CODES) as ErrorCode[]).map((code) => {
    const status = TRANSPORT[ERROR_CODES[code]].http;
    return `<dt id="${code}"><code>${code}</code> · ${status}</dt><dd>${errorText(language, code)}</dd>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Sínia · problems</title><link rel="stylesheet" href="/assets/hosted-page.css"></head>
<body><main><h1>Problems</h1><dl>${rows.join('\n')}</dl></main></body>
</html>`;
}
