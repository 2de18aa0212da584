import type { Icon as Shapes } from '@sinia/design/icons';
import type { ActionId } from '../../actions/action.ts';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

interface Props {
  readonly id: ActionId;
  readonly icon: Shapes;
  readonly label: string;
  readonly strong?: boolean;
}

/** The button of an action, with its key; nothing where it cannot be done. */
export function ActionButton({ id, icon, label, strong = false }: Props) {
  const desk = useDesk();
  const action = actionOf(id);
  if (!action.when(desk)) return null;
  return (
    <button
      type="button"
      class={`s-button s-button-small${strong ? ' s-button-strong' : ''}`}
      aria-keyshortcuts={desk.preferences.singleKeys.value ? action.keys.join(' ') : undefined}
      onClick={() => void action.run(desk)}
    >
      <Icon of={icon} />
      {label}
    </button>
  );
}
