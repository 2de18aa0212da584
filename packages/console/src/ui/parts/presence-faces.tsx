import { pencilIcon } from '@sinia/design/icons';
import { initials } from '../../format/initials.ts';
import type { Present } from '../../port/desk-port.ts';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

const MOST = 3;

/** Who else has a ticket open: initials in a ring; a pencil where somebody writes; pale where they may have gone. */
export function PresenceFaces({ ticketId, most = MOST }: { ticketId: string; most?: number }) {
  const { people, texts } = useDesk();
  const here = people.on(ticketId);
  if (here.length === 0) return null;
  const more = here.length - most;
  return (
    <span class="faces">
      {here.slice(0, most).map((one) => (
        <Face key={one.userId} one={one} />
      ))}
      {more > 0 && (
        <span class="face">
          <span aria-hidden="true">+{more}</span>
          <span class="s-hidden">
            {here
              .slice(most)
              .map(({ name }) => texts.presence.viewing(name))
              .join(', ')}
          </span>
        </span>
      )}
    </span>
  );
}

function Face({ one }: { one: Present }) {
  const { presence } = useDesk().texts;
  const { name, doing, away } = one;
  const words = away ? presence.away(name) : presence[doing](name);
  return (
    <span class="face" data-doing={away ? undefined : doing} data-away={away || undefined} title={words}>
      {doing === 'typing' && !away ? (
        <Icon of={pencilIcon} />
      ) : (
        <span aria-hidden="true">{initials(name)}</span>
      )}
      <span class="s-hidden">, {words}</span>
    </span>
  );
}
