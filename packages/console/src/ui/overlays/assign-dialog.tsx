import { circleXIcon, userIcon, userPlusIcon } from '@sinia/design/icons';
import { changeChosen } from '../../state/change-chosen.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FilterList } from './filter-list.tsx';

/** Gives the ticket to somebody: oneself first. */
export function AssignDialog() {
  const desk = useDesk();
  const { assign, help } = desk.texts;
  const close = () => {
    desk.overlay.value = 'none';
  };
  const give = (assigneeId: string | null) => () => {
    close();
    void changeChosen(desk, { assigneeId });
  };
  const others = desk.staff.value.agents.filter((agent) => agent.id !== desk.me.id);
  const entries = [
    { id: 'me', label: `${desk.me.name} (${assign.you})`, icon: userIcon, run: give(desk.me.id) },
    ...others.map((agent) => ({ id: agent.id, label: agent.name, icon: userPlusIcon, run: give(agent.id) })),
    { id: 'nobody', label: assign.nobody, icon: circleXIcon, run: give(null) },
  ];
  return (
    <Dialog title={assign.title} closeLabel={help.close} onClose={close}>
      <FilterList entries={entries} placeholder={assign.search} none={assign.none} />
    </Dialog>
  );
}
