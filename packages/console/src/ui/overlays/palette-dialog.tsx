import { circleUserIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import { isOffered } from '../../actions/action.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { FilterList } from './filter-list.tsx';
import { usePeopleNamed } from './use-people-named.ts';

/** Everything that can be done now, and every customer, by name; each entry shows its key, so that one learns it. */
export function PaletteDialog() {
  const desk = useDesk();
  const { palette, help, action: names, nav } = desk.texts;
  const [typed, setTyped] = useState('');
  const people = usePeopleNamed(typed).map(({ id, name }) => ({
    ...{ id, part: nav.people },
    body: (
      <>
        <Icon of={circleUserIcon} />
        <bdi class="filter-label">{name}</bdi>
      </>
    ),
    run: () => {
      close();
      desk.goTo({ page: 'people', people: 'find', personId: id });
    },
  }));
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
      <FilterList
        entries={entries}
        placeholder={palette.placeholder}
        none={palette.none}
        onType={setTyped}
        more={people}
      />
    </Dialog>
  );
}
