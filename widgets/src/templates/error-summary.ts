import { html, nothing, type TemplateResult } from 'lit';

export type SummaryLine = { readonly id: string; readonly text: string };

const jump = (event: Event, id: string) => {
  // The link's target lives in the shadow root, where a fragment cannot reach; the host's URL stays as it is.
  event.preventDefault();
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.getElementById(id)?.focus();
};

/** What is missing, on top, each line a link to its field. Focus goes here after a refused step. */
export const errorSummary = (
  title: string,
  lines: readonly SummaryLine[],
): TemplateResult | typeof nothing =>
  lines.length === 0
    ? nothing
    : html`
        <div class="s-notice s-notice-danger" part="summary" id="summary" role="alert" tabindex="-1">
          <strong>${title}</strong>
          <ul>
            ${lines.map(
              ({ id, text }) =>
                html`<li><a href="#${id}" @click=${(event: Event) => jump(event, id)}>${text}</a></li>`,
            )}
          </ul>
        </div>
      `;
