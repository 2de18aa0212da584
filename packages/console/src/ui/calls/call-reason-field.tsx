import { formatWhen } from '@sinia/i18n';
import type { CallDetail, CallReason } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { reasonName } from './call-facts.tsx';
import { useCalls } from './calls-context.ts';

interface Props {
  readonly call: CallDetail;
  readonly reasons: readonly CallReason[];
}

/** Why they called, while nobody has said it: asked for, and until when. */
export function CallReasonField({ call, reasons }: Props) {
  const desk = useDesk();
  const { texts, port, act, turn } = useCalls();
  const words = texts.detail;
  if (!call.reasonDueAt || !desk.mayWrite) return null;
  const { locale } = desk.words.value;
  const late = Date.parse(call.reasonDueAt) < desk.now().getTime();
  const due = formatWhen(locale, call.reasonDueAt, desk.now());
  const parents = new Set(reasons.filter(({ retired }) => !retired).map(({ parentId }) => parentId));
  const choices = reasons.filter(({ id, retired }) => !retired && !parents.has(id));
  const choose = async (reasonId: string) => {
    if (await act(port.writeUp(call.id, reasonId), words.reasonSaid)) turn.value += 1;
  };
  return (
    <label class="s-field">
      <span class="s-label">{words.reason}</span>
      <select class="s-input" onChange={({ currentTarget }) => void choose(currentTarget.value)}>
        <option value="" selected disabled>
          {words.chooseReason}
        </option>
        {choices.map(({ id }) => (
          <option key={id} value={id}>
            {reasonName(reasons, id, locale)}
          </option>
        ))}
      </select>
      <span class="s-help" data-late={late || undefined}>
        {(late ? words.reasonLate : words.reasonDue)(due)}
      </span>
    </label>
  );
}
