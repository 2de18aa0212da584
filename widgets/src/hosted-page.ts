import type { SiniaElement } from './element.ts';

/**
 * For the page behind our own links. Until the consulta is there it is in the browser's language; from then on in the one
 * in which its customer is written to, for that is the language of the message that brought them.
 */
function speak(language: string): void {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>(`[data-${language}]`)) {
    element.textContent = element.dataset[language] ?? '';
    if (element instanceof HTMLAnchorElement)
      element.href = element.dataset[`${language}Href`] ?? element.href;
  }
  for (const element of document.querySelectorAll<SiniaElement>('[from-address]')) element.locale = language;
}

const onLoaded = (event: Event) => {
  const detail: unknown = event instanceof CustomEvent ? event.detail : null;
  if (detail instanceof Object && 'language' in detail) speak(String(detail.language));
};

document.addEventListener('sinia-ticket-loaded', onLoaded);
document.addEventListener('sinia-survey-loaded', onLoaded);
