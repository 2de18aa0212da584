import { openApiDocument } from '../../api/src/rest/document.ts';
import { restApp } from '../../api/src/rest/rest-app.ts';

/** The description of `/v1` as the server makes it now, written as it is committed. */
export function currentDocument(): string {
  return `${JSON.stringify(openApiDocument(restApp()), null, 2)}\n`;
}
