import { ACTION_GROUPS } from '../../actions/action.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Keys } from '../parts/keys.tsx';

/** All shortcuts, made from the registry: what works is what is shown. */
export function HelpDialog() {
  const desk = useDesk();
  const { help, action: names } = desk.texts;
  const close = () => {
    desk.overlay.value = 'none';
  };
  return (
    <Dialog title={help.title} closeLabel={help.close} wide onClose={close}>
      {!desk.preferences.singleKeys.value && <p class="s-notice s-notice-warning">{help.off}</p>}
      <div class="help-groups">
        {ACTION_GROUPS.map((group) => (
          <section key={group}>
            <h3 class="context-title">{help[group]}</h3>
            <dl class="shortcuts">
              {ACTIONS.filter((action) => action.group === group && action.keys.length > 0).map((action) => (
                <div key={action.id} class="shortcut">
                  <dt>{names[action.id]}</dt>
                  <dd>
                    {action.keys.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
