import type { Language } from '@sinia/core';
import { formatLongDate } from '@sinia/i18n';
import { ca } from '@sinia/i18n/statement/ca';
import { en } from '@sinia/i18n/statement/en';
import { es } from '@sinia/i18n/statement/es';
import { STATEMENT_PATHS } from '@sinia/i18n/statement/paths';
import { hostedShell } from './hosted-shell.ts';
import { inEveryLanguage } from './in-every-language.ts';
import type { Settings } from './use-cases/context.ts';

const TEXTS = { ca, es, en } as const satisfies Record<Language, unknown>;

/** Moves whenever the desk or the widgets are reviewed: at least once a year (RD 1112/2018, art. 15). */
const PREPARED = '2026-11-24T12:00:00Z';
const REVIEWED = '2026-11-24T12:00:00Z';

/** The line that every public page of ours carries. */
export const statementLink = (language: Language) =>
  `<a href="${STATEMENT_PATHS[language]}"${inEveryLanguage((one) => TEXTS[one].footer)}${inEveryLanguage((one) => STATEMENT_PATHS[one], '-href')}>${TEXTS[language].footer}</a>`;

/** The accessibility statement of RD 1112/2018, art. 15, by the model of Decision (EU) 2018/1523. */
export function accessibilityStatement(language: Language, settings: Settings): string {
  const texts = TEXTS[language];
  const { mailbox, phone } = settings;
  const date = (at: string) => formatLongDate(language, at);
  const gaps = [texts.gapFiles, texts.gapMails, texts.gapThemes, texts.gapReference, texts.gapReview];
  const main = `<nav aria-label="${texts.languages}" class="languages">${languageLinks(language)}</nav>
<p>${texts.intro(settings.mailName)}</p>
<p>${texts.scope}</p>
<h2>${texts.state}</h2>
<p>${texts.stateText}</p>
<h2>${texts.gaps}</h2>
<p>${texts.gapsIntro}</p>
<ul>${gaps.map((gap) => `<li>${gap}</li>`).join('\n')}</ul>
<p>${texts.gapBurden}</p>
<h2>${texts.made}</h2>
<p>${texts.madeText(date(PREPARED))}</p>
<p>${texts.reviewed(date(REVIEWED))}</p>
<h2>${texts.contact}</h2>
<p>${texts.contactText}</p>
<ul>
<li>${texts.email}: <a href="mailto:${mailbox}">${mailbox}</a></li>
<li>${texts.phone}: <a href="tel:${phone.replace(/\s/g, '')}">${phone}</a></li>
</ul>
<p>${texts.answer}</p>
<h2>${texts.procedure}</h2>
<p>${texts.procedureText}</p>`;
  return hostedShell({ language, title: texts.title, main, footer: settings.mailName }, settings);
}

function languageLinks(current: Language): string {
  const links = (Object.keys(STATEMENT_PATHS) as Language[]).map((language) => {
    const mark = language === current ? ' aria-current="page"' : '';
    return `<a href="${STATEMENT_PATHS[language]}" lang="${language}" hreflang="${language}"${mark}>${TEXTS[language].name}</a>`;
  });
  return links.join(' · ');
}
