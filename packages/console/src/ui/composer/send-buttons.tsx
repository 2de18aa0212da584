import { checkIcon, chevronUpIcon, clockIcon, sendIcon, stickyNoteIcon } from '@sinia/design/icons';
import { isApple, keyNames } from '../../actions/key-names.ts';
import { actionOf } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';

interface Props {
  readonly note: boolean;
  readonly sending: boolean;
  readonly send: (status?: 'solved' | 'pending') => void;
}

/** A reply leaves by a filled arrow, with two more ways to send; a note stays behind a dashed edge. */
export function SendButtons({ note, sending, send }: Props) {
  const desk = useDesk();
  const { composer } = desk.texts;
  const keys = keyNames(actionOf('send').keys[0] ?? '', isApple()).join(' ');
  if (note) {
    return (
      <button
        type="button"
        class="s-button s-button-small send-note"
        disabled={sending}
        title={keys}
        onClick={() => send()}
      >
        <Icon of={stickyNoteIcon} />
        {sending ? composer.sending : composer.saveNote}
      </button>
    );
  }
  return (
    <span class="send-group">
      <button
        type="button"
        class="s-button s-button-small s-button-primary send-reply"
        disabled={sending}
        title={keys}
        onClick={() => send()}
      >
        <Icon of={sendIcon} />
        {sending ? composer.sending : composer.send}
      </button>
      <Menu
        label={composer.sendOptions}
        buttonClass="s-button s-button-small s-button-icon s-button-primary send-more"
        side="above"
        disabled={sending}
        items={[
          {
            id: 'solved',
            label: desk.texts.action.sendAndResolve,
            icon: checkIcon,
            keys: actionOf('sendAndResolve').keys[0],
            run: () => send('solved'),
          },
          { id: 'pending', label: composer.sendAndPending, icon: clockIcon, run: () => send('pending') },
        ]}
      >
        <Icon of={chevronUpIcon} />
      </Menu>
    </span>
  );
}
