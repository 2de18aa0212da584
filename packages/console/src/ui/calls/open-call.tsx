import type { CallLine } from '../../port/calls-port.ts';
import { Caller } from './caller.tsx';
import { useCalls } from './calls-context.ts';

/** Who it is, which leads to everything about the call. */
export function OpenCall({ call }: { call: CallLine }) {
  const { shown } = useCalls();
  return (
    <button
      type="button"
      class="link-button open-call"
      aria-expanded={shown.value === call.id}
      onClick={() => {
        shown.value = call.id;
      }}
    >
      <Caller call={call} />
    </button>
  );
}
