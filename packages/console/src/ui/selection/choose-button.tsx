import { listChecksIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Boxes in all rows, for whoever has no pointer that hovers. */
export function ChooseButton() {
  const desk = useDesk();
  const { selection, texts } = desk;
  if (!desk.mayWrite) return null;
  const on = selection.choosing.value || selection.size.value > 0;
  const label = on ? texts.many.stopChoosing : texts.many.choose;
  const toggle = () => {
    if (on) selection.clear();
    else selection.choosing.value = true;
  };
  return (
    <button
      type="button"
      class="s-button s-button-quiet s-button-icon s-button-small choose-button"
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={toggle}
    >
      <Icon of={listChecksIcon} />
    </button>
  );
}
