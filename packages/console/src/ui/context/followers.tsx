import { eyeIcon } from '@sinia/design/icons';
import { actionOf } from '../../actions/registry.ts';
import type { Named } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Who hears of the ticket although it is not theirs; one joins or leaves here. */
export function Followers({ followers }: { followers: readonly Named[] }) {
  const desk = useDesk();
  const { followers: texts } = desk.texts;
  const action = actionOf('follow');
  return (
    <section class="context-section">
      <h3 class="context-title">{texts.title}</h3>
      {followers.length === 0 ? (
        <p class="s-small s-muted">{texts.none}</p>
      ) : (
        <ul class="followers">
          {followers.map(({ id, name }) => (
            <li key={id} class="s-badge">
              {id === desk.me.id ? `${name} (${texts.you})` : name}
            </li>
          ))}
        </ul>
      )}
      {action.when(desk) && (
        <button
          type="button"
          class="s-button s-button-small follow-button"
          aria-pressed={desk.follows}
          aria-keyshortcuts={desk.preferences.singleKeys.value ? action.keys.join(' ') : undefined}
          onClick={() => void action.run(desk)}
        >
          <Icon of={eyeIcon} />
          {desk.follows ? texts.unfollow : texts.follow}
        </button>
      )}
    </section>
  );
}
