/** The tokens of the house as mail programs understand them: hexadecimal, inline. */
const COLOUR = {
  canvas: '#ecf5f9',
  raised: '#ffffff',
  text: '#14242f',
  muted: '#4e606d',
  line: '#d6e0e4',
  link: '#00577e',
  sea: '#00496b',
} as const;

const FONT = "Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Stands in a text where the formatted answer belongs; nobody can type it. */
export const ANSWER_MARK = '\u{F8FF}\u{E000}\u{F8FF}';

export interface NoticeWords {
  readonly subject: string;
  readonly text: string;
  readonly sender: string;
  /** Cleaned HTML that goes where the text has `ANSWER_MARK`. */
  readonly answer?: string;
}

/** The HTML part of a notice: its text, escaped, in paragraphs, with its addresses as links, in one narrow column. */
export function noticeHtml(notice: NoticeWords): string {
  const paragraphs = notice.text
    .split(ANSWER_MARK)
    .map(paragraphsOf)
    .join(`\n<div style="margin:0 0 16px">${answerHtml(notice.answer ?? '')}</div>\n`);
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(notice.subject)}</title>
</head>
<body style="margin:0;padding:0;background:${COLOUR.canvas}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${COLOUR.canvas}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
<tr><td style="padding:0 4px 12px;font:600 16px/1.4 ${FONT};color:${COLOUR.sea}">${escapeHtml(notice.sender)}</td></tr>
<tr><td style="padding:24px 24px 8px;background:${COLOUR.raised};border:1px solid ${COLOUR.line};border-radius:10px;font:400 16px/1.5 ${FONT};color:${COLOUR.text};overflow-wrap:anywhere">
${paragraphs}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`;
}

function paragraphsOf(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .filter((one) => one !== '')
    .map((one) => `<p style="margin:0 0 16px">${link(escapeHtml(one)).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

const QUOTE_STYLE = `margin:0 0 16px;padding:0 0 0 12px;border-left:2px solid ${COLOUR.line};color:${COLOUR.muted}`;

/** Mail programs know no style sheet: what a person formatted gets its looks inline. It comes from the cleaner. */
function answerHtml(cleaned: string): string {
  return cleaned
    .replaceAll('<p>', '<p style="margin:0 0 16px">')
    .replaceAll('<li><p style="margin:0 0 16px">', '<li><p style="margin:0 0 4px">')
    .replace(/<blockquote[^>]*>/g, `<blockquote style="${QUOTE_STYLE}">`)
    .replaceAll('<a href=', `<a style="color:${COLOUR.link}" href=`)
    .replaceAll('<img ', '<img style="max-width:100%;height:auto" ');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Works on escaped text: a URL ends before white space, a quote or the full stop of its sentence. */
function link(escaped: string): string {
  return escaped.replace(/https?:\/\/(?:&amp;|[^\s<>&"'])+/g, (url) => {
    const trailing = /[.,;:!?)]+$/.exec(url)?.[0] ?? '';
    const address = url.slice(0, url.length - trailing.length);
    return `<a href="${address}" style="color:${COLOUR.link}">${address}</a>${trailing}`;
  });
}
