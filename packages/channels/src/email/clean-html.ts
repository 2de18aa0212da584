import sanitizeHtml from 'sanitize-html';
import { tagDepthExceeds } from './tag-depth.ts';

export type CleanHtml = { html: string } | { refused: 'html-size' | 'html-depth' };

/** What cleaning needs of the limits: characters of input and nesting of tags. */
export type HtmlLimits = { htmlChars: number; depth: number };

const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const REMOTE_IMAGE = /^https?:\/\//i;
const DATA_IMAGE = /^data:image\/(?:png|gif|jpeg|webp);base64,[a-z0-9+/=\s]+$/i;
const QUOTE_CLASS = /\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)\b/;
const SIGNATURE_CLASS = /\b(?:gmail_signature|moz-signature|protonmail_signature_block)\b/;
const QUOTE_ID = /^(?:divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION)$/;

type Attributes = Record<string, string>;

const QUOTE_MARK = { name: 'data-quote', multiple: false, values: ['quoted', 'signature'] };

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags:
    `a abbr address b bdi bdo blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2
    h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th
    thead tr tt u ul var`.split(/\s+/),
  allowedAttributes: {
    '*': ['dir', 'lang'],
    a: ['href', 'title', 'rel', 'target'],
    img: ['src', 'data-src', 'alt', 'title', 'width', 'height'],
    font: ['color'],
    ol: ['start', 'type'],
    table: ['align', 'border', 'cellpadding', 'cellspacing', 'width', 'bgcolor'],
    td: ['align', 'valign', 'colspan', 'rowspan', 'width', 'height', 'bgcolor'],
    th: ['align', 'valign', 'colspan', 'rowspan', 'width', 'height', 'bgcolor'],
    tr: ['align', 'valign', 'bgcolor'],
    p: ['align'],
    div: ['align', QUOTE_MARK],
    blockquote: [QUOTE_MARK],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data', 'http', 'https'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'xmp',
    'noscript',
    'title',
    'template',
    'math',
    'svg',
  ],
  transformTags: {
    a: (tagName, attributes) => ({ tagName, attribs: cleanLink(attributes) }),
    img: (tagName, attributes) => ({ tagName, attribs: cleanImage(attributes) }),
    div: (tagName, attributes) => ({ tagName, attribs: markQuote(attributes) }),
    blockquote: (tagName, attributes) => ({ tagName, attribs: { ...attributes, 'data-quote': 'quoted' } }),
  },
};

/**
 * Cleans the HTML of a mail down to an allow-list without scripts, styles, forms or identifiers. Nothing that it
 * returns loads anything: remote images keep their address in `data-src`, images of the mail stay `cid:` references.
 * Containers that mail programs use for quotes and signatures are marked `data-quote="quoted|signature"`.
 * The result is a fixed point: cleaning it again changes nothing.
 */
export function cleanHtml(html: string, limits: HtmlLimits): CleanHtml {
  if (html.length > limits.htmlChars) return { refused: 'html-size' };
  if (tagDepthExceeds(html, limits.depth)) return { refused: 'html-depth' };
  return { html: sanitizeHtml(html, { ...OPTIONS, nestingLimit: limits.depth }) };
}

function cleanLink(attributes: Attributes): Attributes {
  const { href, title } = attributes;
  if (href === undefined || !LINK.test(href.trim())) return title === undefined ? {} : { title };
  const link: Attributes = { href: href.trim(), rel: 'noopener noreferrer nofollow', target: '_blank' };
  return title === undefined ? link : { ...link, title };
}

function cleanImage(attributes: Attributes): Attributes {
  const { src: written, 'data-src': moved, ...others } = attributes;
  const src = written?.trim() ?? '';
  if (/^cid:[^\s<>"']+$/i.test(src) || DATA_IMAGE.test(src)) return { ...others, src };
  const remote = REMOTE_IMAGE.test(src) ? src : moved;
  return remote !== undefined && REMOTE_IMAGE.test(remote) ? { ...others, 'data-src': remote } : others;
}

function markQuote(attributes: Attributes): Attributes {
  if (SIGNATURE_CLASS.test(attributes.class ?? '')) return { ...attributes, 'data-quote': 'signature' };
  const quoted = QUOTE_CLASS.test(attributes.class ?? '') || QUOTE_ID.test(attributes.id ?? '');
  return quoted ? { ...attributes, 'data-quote': 'quoted' } : attributes;
}
