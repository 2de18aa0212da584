import { arrowLeftIcon } from '@sinia/design/icons';
import { useEffect, useRef } from 'preact/hooks';
import type { SettingsPage } from '../../state/settings-pages.ts';
import { administered, useAdministration } from '../administration/administration-context.ts';
import { ToastList } from '../overlays/toast-list.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { GROUPS, PAGES, pagesOf } from './pages.ts';

/** The settings take the place of list and conversation; what was open there is there again afterwards. */
export const SettingsView = administered(() => {
  const desk = useDesk();
  const { texts } = useAdministration();
  const words = texts.settings;
  const pages = pagesOf(desk.me);
  const wanted = desk.settingsPage.value;
  const page = pages.includes(wanted) ? wanted : 'preferences';
  const { Content } = PAGES[page];
  const main = useRef<HTMLElement>(null);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = view.current;
    element?.addEventListener('keydown', leaveField);
    return () => {
      element?.removeEventListener('keydown', leaveField);
      desk.tellPlace();
    };
  }, []);
  useEffect(() => {
    main.current?.scrollTo({ top: 0 });
    main.current?.focus({ preventScroll: true });
    showCurrent(view.current?.querySelector('.settings-nav'));
  }, [page]);
  const close = () => {
    desk.overlay.value = 'none';
    desk.askFocus('row');
  };
  return (
    <div class="settings-view" ref={view}>
      <nav class="settings-nav" aria-label={words.title}>
        <button type="button" class="s-button s-button-quiet settings-back" onClick={close}>
          <Icon of={arrowLeftIcon} />
          {words.back}
        </button>
        {GROUPS.map((group) => (
          <PageList key={group} group={group} pages={pages} current={page} />
        ))}
      </nav>
      <main ref={main} class="settings-main" tabIndex={-1} aria-label={words.pages[page]}>
        <Content key={page} />
      </main>
      <ToastList />
    </div>
  );
});

interface ListProps {
  readonly group: (typeof GROUPS)[number];
  readonly pages: readonly SettingsPage[];
  readonly current: SettingsPage;
}

function PageList({ group, pages, current }: ListProps) {
  const desk = useDesk();
  const words = useAdministration().texts.settings;
  const own = pages.filter((page) => PAGES[page].group === group);
  if (own.length === 0) return null;
  return (
    <section>
      <h2 class="settings-group">{words.groups[group]}</h2>
      <ul>
        {own.map((page) => (
          <li key={page}>
            <button
              type="button"
              class="settings-link"
              aria-current={page === current ? 'page' : undefined}
              onClick={() => desk.showSettings(page)}
            >
              {words.pages[page]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Scrolls the list and nothing around it: where it is a line, the current page to its middle. */
function showCurrent(list: Element | null | undefined): void {
  const link = list?.querySelector('.settings-link[aria-current]');
  if (!list || !link) return;
  const [outer, inner] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  list.scrollBy({
    left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
    top: Math.max(0, inner.bottom - outer.bottom) + Math.min(0, inner.top - outer.top),
  });
}

/** The first Escape leaves the field, with what was typed; the next one the settings. */
function leaveField(event: KeyboardEvent): void {
  const field = event.composedPath()[0];
  const typing = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (event.key !== 'Escape' || !typing) return;
  event.stopPropagation();
  event.preventDefault();
  field.closest<HTMLElement>('.settings-main')?.focus({ preventScroll: true });
}
