import { Refusal } from '@sinia/core';
import { Liquid, type Template } from 'liquidjs';
import { ANSWER_MARK, noticeHtml } from './notice-html.ts';
import type { NoticeTemplate } from './notice-texts.ts';
import type { NoticeVariables } from './notice-variables.ts';

export interface RenderedNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** An answer with its formatting: cleaned HTML, and the plain text that it stands for. */
export interface FormattedAnswer {
  readonly text: string;
  readonly html: string;
}

const REMEMBERED = 200;

/** No files, no globals, no prototype; what a template may cost is limited. Text and subject are not escaped. */
const engine = new Liquid({
  ownPropertyOnly: true,
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  // For an author of texts an empty value is no value.
  jsTruthy: true,
  templates: {},
  parseLimit: 50_000,
  renderLimit: 1_000,
  memoryLimit: 4_000_000,
});

const parsed = new Map<string, Template[]>();

/**
 * Puts the values into a notice. The HTML part is made from the text, so that both always say the same; only an
 * answer that was formatted goes in as it was written.
 *
 * @throws Refusal `template_invalid` when it cannot be read, names an unknown variable, or is too costly.
 */
export async function renderNotice(
  template: NoticeTemplate,
  variables: NoticeVariables,
  formatted?: FormattedAnswer,
): Promise<RenderedNotice> {
  const subject = (await fill(template.subject, '/subject', variables)).replace(/\s+/g, ' ').trim();
  const text = tidy(await fill(template.text, '/text', variables));
  const words = { subject, text, sender: variables.company };
  if (!formatted) return { subject, text, html: noticeHtml(words) };
  const answer = variables.answer.replace(formatted.text, () => ANSWER_MARK);
  const marked = tidy(await fill(template.text, '/text', { ...variables, answer }));
  // A wording may cut or change the answer: then the plain text serves.
  const whole = tidy(marked.replaceAll(ANSWER_MARK, () => formatted.text)) === text;
  return {
    subject,
    text,
    html: noticeHtml(whole ? { ...words, text: marked, answer: formatted.html } : words),
  };
}

/** A text by itself, without subject and HTML. */
export async function renderPlain(source: string, variables: NoticeVariables): Promise<string> {
  return tidy(await fill(source, '/text', variables)).trim();
}

/** The short form, on one line. */
export async function renderShort(source: string, variables: NoticeVariables): Promise<string> {
  return (await fill(source, '/text', variables)).replace(/\s+/g, ' ').trim();
}

async function fill(source: string, pointer: string, variables: NoticeVariables): Promise<string> {
  try {
    return String(await engine.render(parse(source), { ...variables }));
  } catch {
    throw new Refusal('template_invalid', { fields: [{ pointer, code: 'template_invalid' }] });
  }
}

function parse(source: string): Template[] {
  const known = parsed.get(source);
  if (known) return known;
  const template = engine.parse(source);
  if (parsed.size >= REMEMBERED) parsed.clear();
  parsed.set(source, template);
  return template;
}

/** A condition that does not hold leaves empty lines behind. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
