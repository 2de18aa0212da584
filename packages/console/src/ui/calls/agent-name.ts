import { useDesk } from '../parts/desk-context.ts';
import { useCalls } from './calls-context.ts';

/** How a colleague is called; an extension that is nobody's by its number. */
export function useAgentName(): (agentId: string | null, extension: string | null) => string | null {
  const desk = useDesk();
  const { texts } = useCalls();
  return (agentId, extension) => {
    const known = desk.staff.value.agents.find(({ id }) => id === agentId);
    if (known) return known.name;
    if (agentId === desk.me.id) return desk.me.name;
    if (extension) return texts.detail.extension(extension);
    return agentId ? texts.unknownAgent : null;
  };
}
