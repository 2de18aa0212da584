import {
  alarmClockIcon,
  chartColumnIcon,
  circleCheckIcon,
  circleQuestionMarkIcon,
  eyeIcon,
  inboxIcon,
  listIcon,
  octagonAlertIcon,
  phoneIcon,
  type Icon as Shapes,
  settingsIcon,
  storeIcon,
  userIcon,
  usersIcon,
} from '@sinia/design/icons';
import { useEffect, useRef } from 'preact/hooks';
import { actionOf } from '../../actions/registry.ts';
import { countLabel } from '../../format/count-label.ts';
import { initials } from '../../format/initials.ts';
import { VIEWS, type View } from '../../port/desk-port.ts';
import type { DeskPage } from '../../state/desk-pages.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Emblem } from '../parts/emblem.tsx';
import { Icon } from '../parts/icon.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { BellButton } from './bell-button.tsx';

const ChatButton = lazyPart(async () => (await import('../chats/chat-button.tsx')).ChatButton);

const ICONS: Readonly<Record<View, Shapes>> = {
  mine: userIcon,
  unassigned: inboxIcon,
  unresolved: listIcon,
  resolved: circleCheckIcon,
  snoozed: alarmClockIcon,
  spam: octagonAlertIcon,
  followed: eyeIcon,
};

const PAGES = {
  people: usersIcon,
  calls: phoneIcon,
  counter: storeIcon,
  indicators: chartColumnIcon,
} as const satisfies Partial<Record<DeskPage, Shapes>>;

/** The way around: views with their live counts, the pages beside them; settings and help below. */
export function Navigation() {
  const desk = useDesk();
  const { texts } = desk;
  return (
    <nav class="navigation" aria-label={texts.nav.label}>
      <span class="navigation-brand" title="Sínia">
        <Emblem />
        <span class="navigation-name">Sínia</span>
      </span>
      <ul class="navigation-views">
        {VIEWS.map((view) => (
          <li key={view}>
            <ViewButton view={view} />
          </li>
        ))}
        {(Object.keys(PAGES) as (keyof typeof PAGES)[])
          .filter((page) => actionOf(page).when(desk))
          .map((page) => (
            <li key={page}>
              <PageButton page={page} />
            </li>
          ))}
      </ul>
      <div class="navigation-end">
        {desk.chats.value && <ChatButton />}
        <BellButton />
        <button
          type="button"
          class="navigation-item navigation-help"
          title={texts.nav.help}
          onClick={() => {
            desk.overlay.value = 'help';
          }}
        >
          <Icon of={circleQuestionMarkIcon} />
          <span class="navigation-label">{texts.nav.help}</span>
        </button>
        <button
          type="button"
          class="navigation-item"
          title={texts.nav.settings}
          aria-current={desk.overlay.value === 'settings' ? 'page' : undefined}
          onClick={() => desk.showSettings()}
        >
          <Icon of={settingsIcon} />
          <span class="navigation-label">{texts.nav.settings}</span>
        </button>
        <span class="s-avatar navigation-me" title={desk.me.name}>
          <span aria-hidden="true">{initials(desk.me.name)}</span>
          <span class="s-hidden">{desk.me.name}</span>
        </span>
      </div>
    </nav>
  );
}

function ViewButton({ view }: { view: View }) {
  const desk = useDesk();
  const shown =
    desk.overlay.value !== 'settings' && desk.page.value === 'tickets' && desk.list.query.value === '';
  const current = shown && desk.list.view.value === view;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <button
      ref={button}
      type="button"
      class="navigation-item"
      aria-current={current ? 'page' : undefined}
      onClick={() => desk.showView(view)}
    >
      <Icon of={ICONS[view]} />
      <span class="navigation-label">{desk.texts.views[view]}</span>
      <span class="s-count navigation-count">{countLabel(desk.list.counts.value?.[view])}</span>
    </button>
  );
}

function PageButton({ page }: { page: keyof typeof PAGES }) {
  const desk = useDesk();
  const current = desk.overlay.value !== 'settings' && desk.page.value === page;
  return (
    <button
      type="button"
      class="navigation-item"
      aria-current={current ? 'page' : undefined}
      onClick={() => void actionOf(page).run(desk)}
    >
      <Icon of={PAGES[page]} />
      <span class="navigation-label">{desk.texts.nav[page]}</span>
    </button>
  );
}
