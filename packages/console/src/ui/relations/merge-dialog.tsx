import type { MergePreview, TicketSummary } from '@sinia/contracts';
import { formatReference, mergeRefusal } from '@sinia/core';
import { triangleAlertIcon } from '@sinia/design/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DeskError, type DeskErrorCode, toDeskError } from '../../port/desk-error.ts';
import { reasonOf } from '../../state/explain.ts';
import { targets, workOnMany } from '../../state/work-on-many.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { likelyTickets } from './likely-tickets.ts';
import { TicketPicker } from './ticket-picker.tsx';

/** Which ticket the chosen ones go into, and what will come of it before it is done. */
export function MergeDialog() {
  const desk = useDesk();
  const { merge, help } = desk.texts;
  const [into, setInto] = useState<TicketSummary | null>(null);
  const [ids] = useState(() => targets(desk));
  const close = () => {
    desk.overlay.value = 'none';
  };
  const one = ids.length === 1 ? ids : [];
  const from = desk.list.rows.value.find((row) => row.id === one[0]) ?? desk.ticket.thread.value?.ticket;
  const suggested = useSuggested(one[0]);
  const likely = [...suggested, ...likelyTickets(desk).filter((row) => row.id !== suggested[0]?.id)].filter(
    (row) => !from || one.length === 0 || !mergeRefusal(from, row),
  );
  return (
    <Dialog title={merge.title} closeLabel={help.close} onClose={close}>
      {into ? (
        <Preview
          ids={ids.filter((id) => id !== into.id)}
          into={into}
          back={() => setInto(null)}
          close={close}
        />
      ) : (
        <TicketPicker
          suggested={likely}
          without={one}
          label={merge.pick}
          none={merge.none}
          onPick={setInto}
        />
      )}
    </Dialog>
  );
}

/** What the mail itself points to, also where it is another person's and so not among the previous ones. */
function useSuggested(id: string | undefined): readonly TicketSummary[] {
  const desk = useDesk();
  const ticket = desk.ticket.thread.value?.ticket;
  const wanted = ticket?.id === id ? ticket?.suggestedTicketId : null;
  const [found, setFound] = useState<readonly TicketSummary[]>([]);
  useEffect(() => {
    if (!wanted) return;
    desk.port.read(wanted).then(
      (thread) => setFound([thread.ticket]),
      () => setFound([]),
    );
  }, [wanted, desk]);
  return found;
}

interface PreviewProps {
  readonly ids: readonly string[];
  readonly into: TicketSummary;
  readonly back: () => void;
  readonly close: () => void;
}

const LOOKED_AT = 10;

function Preview({ ids, into, back, close }: PreviewProps) {
  const desk = useDesk();
  const { texts } = desk;
  const { merge } = texts;
  const [previews, setPreviews] = useState<readonly MergePreview[] | null>(null);
  const [problem, setProblem] = useState('');
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), [previews, problem]);
  useEffect(() => {
    const asked = ids.slice(0, LOOKED_AT).map((id) => desk.port.work.previewMerge(id, into.id));
    Promise.all(asked).then(setPreviews, (thrown: unknown) =>
      setProblem(reasonOf(texts, toDeskError(thrown))),
    );
  }, [into.id]);
  const refused = ids.length === 1 ? previews?.[0]?.refusal : null;
  const why = problem || (refused ? reasonOf(texts, new DeskError(refused as DeskErrorCode)) : '');
  const confirm = () => {
    close();
    void workOnMany(desk, ids, { verb: 'merge', intoTicketId: into.id });
  };
  return (
    <div class="merge-preview">
      <h3 class="context-title">{merge.previewTitle}</h3>
      {why ? <p role="alert">{why}</p> : <What previews={previews} count={ids.length} into={into} />}
      <p class="dialog-end">
        <button type="button" class="s-button" ref={why ? next : null} onClick={back}>
          {merge.back}
        </button>
        <button
          type="button"
          class="s-button s-button-strong"
          disabled={previews === null || why !== ''}
          ref={why ? null : next}
          onClick={confirm}
        >
          {merge.confirm}
        </button>
      </p>
    </div>
  );
}

interface WhatProps {
  readonly previews: readonly MergePreview[] | null;
  readonly count: number;
  readonly into: TicketSummary;
}

function What({ previews, count, into }: WhatProps) {
  const desk = useDesk();
  const { merge, list } = desk.texts;
  const name = ({ reference, subject, requester }: TicketSummary) =>
    `${formatReference(reference)} «${subject.slice(0, 80)}» (${requester.name ?? list.anonymous})`;
  const first = previews?.[0];
  const strangers = previews?.some((one) => !one.samePerson) ?? false;
  return (
    <>
      <ul class="merge-facts">
        <li>
          {count === 1 && first ? merge.goes(name(first.from), name(into)) : merge.manyGo(count, name(into))}
        </li>
        {first && count === 1 && <li>{merge.messages(first.messages)}</li>}
        <li>{merge.key}</li>
        <li>{merge.follows}</li>
        <li>{merge.quiet}</li>
      </ul>
      {strangers && (
        <p class="s-notice s-notice-warning merge-strangers">
          <Icon of={triangleAlertIcon} />
          <span>{merge.otherPerson}</span>
        </p>
      )}
    </>
  );
}
