import { isOffered } from '../../actions/action.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FilterList } from './filter-list.tsx';

/** Everything that can be done now, by name; each entry shows its key, so that one learns it. */
export function PaletteDialog() {
  const desk = useDesk();
  const { palette, help, action: names } = desk.texts;
  const close = () => {
    desk.overlay.value = 'none';
  };
  const entries = ACTIONS.filter(
    (action) => !['palette', 'back'].includes(action.id) && isOffered(desk, action),
  ).map((action) => ({
    id: action.id,
    label: names[action.id],
    icon: action.icon,
    keys: action.keys[0],
    run: () => {
      close();
      void action.run(desk);
    },
  }));
  return (
    <Dialog title={palette.title} closeLabel={help.close} onClose={close}>
      <FilterList entries={entries} placeholder={palette.placeholder} none={palette.none} />
    </Dialog>
  );
}
