import { useDesk } from '../parts/desk-context.ts';
import type { Opening } from './opening.ts';
import { FieldGroup, Problem, TextField } from './opening-field.tsx';

const ROUTES = ['sms', 'email', 'post'] as const;

/** Where the customer wants to be told: asked while they are still there. */
export function NoticeRouteFields({ opening }: { opening: Opening }) {
  const { opening: t } = useDesk().texts;
  const { routeChannel } = opening.form.value;
  const problem = opening.problems.value.routeChannel;
  return (
    <FieldGroup title={t.told}>
      <p class="s-help">{t.toldHelp}</p>
      <div class="s-segments opening-routes">
        {ROUTES.map((route, index) => (
          <button
            key={route}
            type="button"
            class="s-button s-button-small"
            aria-pressed={route === routeChannel}
            aria-invalid={problem && index === 0 ? 'true' : undefined}
            onClick={() => opening.set({ routeChannel: route === routeChannel ? '' : route })}
          >
            {t.routes[route]}
          </button>
        ))}
      </div>
      <Problem problem={problem} longest={0} />
      {routeChannel && (
        <TextField
          key={routeChannel}
          opening={opening}
          field="routeAddress"
          label={t.addresses[routeChannel]}
          mode={routeChannel === 'sms' ? 'tel' : routeChannel === 'email' ? 'email' : 'text'}
        />
      )}
    </FieldGroup>
  );
}
