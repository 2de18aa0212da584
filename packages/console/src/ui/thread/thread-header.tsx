import { formatReference } from '@sinia/core';
import {
  checkIcon,
  copyIcon,
  ellipsisIcon,
  panelRightIcon,
  rotateCcwIcon,
  userPlusIcon,
} from '@sinia/design/icons';
import type { ActionId } from '../../actions/action.ts';
import { ACTIONS, actionOf } from '../../actions/registry.ts';
import type { Thread } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { PresenceFaces } from '../parts/presence-faces.tsx';
import { StatusPill } from '../parts/status.tsx';
import { BackButton } from './back-button.tsx';
import { ThreadSubject } from './thread-subject.tsx';

/** What the ticket is, who has it, and what can be done with it. */
export function ThreadHeader({ thread }: { thread: Thread }) {
  const desk = useDesk();
  const { texts } = desk;
  const { ticket } = thread;
  const assignee = desk.staff.value.agents.find((agent) => agent.id === ticket.assigneeId)?.name;
  return (
    <header class="thread-head">
      <BackButton />
      <div class="thread-what">
        <ThreadSubject key={ticket.id} subject={ticket.subject} />
        <p class="thread-facts">
          <StatusPill status={ticket.status} />
          {ticket.isPublic && <span class="s-badge s-badge-warning">{texts.list.isPublic}</span>}
          <span class="s-truncate">{assignee ?? texts.thread.unassigned}</span>
          <PresenceFaces ticketId={ticket.id} />
          <button
            type="button"
            class="thread-reference s-numbers"
            title={texts.thread.copyReference}
            onClick={() => void actionOf('copyReference').run(desk)}
          >
            {formatReference(ticket.reference)}
            <Icon of={copyIcon} label={texts.thread.copyReference} />
          </button>
        </p>
      </div>
      <div class="thread-actions">
        <ActionButton id="assign" icon={userPlusIcon} label={texts.action.assign} />
        <ResolveButton />
        <MoreMenu />
        <button
          type="button"
          class="s-button s-button-quiet s-button-icon s-button-small context-toggle"
          aria-label={desk.contextShown.value ? texts.thread.hideContext : texts.thread.showContext}
          aria-expanded={desk.contextShown.value}
          onClick={() => void actionOf('details').run(desk)}
        >
          <Icon of={panelRightIcon} />
        </button>
      </div>
    </header>
  );
}

/** One button with two faces, so that the focus stays where it was after a click. */
function ResolveButton() {
  const desk = useDesk();
  const { thread } = desk.texts;
  const resolve = actionOf('resolve').when(desk);
  return (
    <ActionButton
      id={resolve ? 'resolve' : 'reopen'}
      icon={resolve ? checkIcon : rotateCcwIcon}
      label={resolve ? thread.resolve : thread.reopen}
    />
  );
}

function ActionButton({
  id,
  icon,
  label,
}: {
  id: ActionId;
  icon: Parameters<typeof Icon>[0]['of'];
  label: string;
}) {
  const desk = useDesk();
  const action = actionOf(id);
  if (!action.when(desk)) return null;
  return (
    <button
      type="button"
      class="s-button s-button-small thread-action"
      aria-keyshortcuts={desk.preferences.singleKeys.value ? action.keys.join(' ') : undefined}
      title={desk.texts.action[id]}
      onClick={() => void action.run(desk)}
    >
      <Icon of={icon} />
      <span class="thread-action-label">{label}</span>
    </button>
  );
}

const SHOWN_ELSEWHERE: readonly ActionId[] = ['assign', 'resolve', 'reopen', 'send', 'details'];

function MoreMenu() {
  const desk = useDesk();
  const { texts } = desk;
  const actions = ACTIONS.filter(
    (action) => action.group === 'ticket' && !SHOWN_ELSEWHERE.includes(action.id) && action.when(desk),
  );
  const items = actions.map((action) => ({
    id: action.id,
    label: texts.action[action.id],
    icon: action.icon,
    keys: desk.preferences.singleKeys.value ? action.keys[0] : undefined,
    run: () => void action.run(desk),
  }));
  return (
    <Menu
      label={texts.thread.more}
      buttonClass="s-button s-button-quiet s-button-icon s-button-small"
      items={items}
    >
      <Icon of={ellipsisIcon} />
    </Menu>
  );
}
