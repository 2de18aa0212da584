import type { PersonLine } from '../../port/people-port.ts';
import { usePeople } from './people-context.ts';

/** What the person has declared of themselves, and what that is for; with `whole` in sentences below. */
export function DeclaredBadges({ person, whole }: { person: PersonLine; whole?: boolean }) {
  const { card } = usePeople().texts;
  const declared = [
    ...(person.vulnerable ? [[card.vulnerable, card.vulnerableHelp] as const] : []),
    ...(person.over65 ? [[card.over65, card.over65Help] as const] : []),
  ];
  if (declared.length === 0) return null;
  return (
    <div class="declared">
      {declared.map(([badge, help]) => (
        <p key={badge} class="declared-one">
          <span class="s-badge s-badge-warning" title={help}>
            {badge}
          </span>
          {whole && <span class="s-small s-muted">{help}</span>}
        </p>
      ))}
    </div>
  );
}
