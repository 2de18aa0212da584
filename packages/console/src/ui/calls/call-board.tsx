import { formatDuration } from '@sinia/i18n';
import { useRef } from 'preact/hooks';
import type { CallLine } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useAgentName } from './agent-name.ts';
import { useCalls } from './calls-context.ts';
import { OpenCall } from './open-call.tsx';
import { useFreshCalls } from './use-fresh-calls.ts';
import { useSeconds } from './use-seconds.ts';

const isTalking = ({ phase }: CallLine) => phase === 'talking' || phase === 'held';

/** Who waits, for how long, and who talks with whom; it changes by itself. */
export function CallBoard() {
  const desk = useDesk();
  const { texts, port } = useCalls();
  /** How far the server's clock is ahead of this one, in milliseconds: waiting is counted by the server's. */
  const ahead = useRef(0);
  const loaded = useFreshCalls(async () => {
    const board = await port.board();
    ahead.current = Date.parse(board.now) - desk.now().getTime();
    return board;
  });
  if (!loaded.value)
    return loaded.problem ? <FailureNote problem={loaded.problem} retry={loaded.reload} /> : <Waiting />;
  const waiting = loaded.value.calls.filter((call) => !isTalking(call));
  const talking = loaded.value.calls.filter(isTalking);
  const words = texts.now;
  return (
    <>
      {loaded.problem && <FailureNote problem={loaded.problem} retry={loaded.reload} />}
      <p class="s-hidden" role="status">
        {words.counts(waiting.length, talking.length)}
      </p>
      <BoardPart title={words.waiting} none={words.noneWaiting} calls={waiting} ahead={ahead.current} />
      <BoardPart title={words.talking} none={words.noneTalking} calls={talking} ahead={ahead.current} />
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly none: string;
  readonly calls: readonly CallLine[];
  readonly ahead: number;
}

function BoardPart({ title, none, calls, ahead }: PartProps) {
  const now = useSeconds() + ahead;
  return (
    <section class="calls-part">
      <h2 class="calls-part-title">
        {title} <span class="s-count">{calls.length}</span>
      </h2>
      {calls.length === 0 ? (
        <p class="s-muted">{none}</p>
      ) : (
        <ul class="board">
          {calls.map((call) => (
            <BoardLine key={call.id} call={call} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function BoardLine({ call, now }: { call: CallLine; now: number }) {
  const { texts } = useCalls();
  const { phase, queue } = call;
  const since = isTalking(call) ? (call.answeredAt ?? call.startedAt) : (call.queuedAt ?? call.startedAt);
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  return (
    <li class="board-line" data-phase={phase}>
      <span class="board-phase" data-phase={phase}>
        {texts.phase[phase]}
      </span>
      <OpenCall call={call} />
      <span class="board-with s-small s-muted">
        <Beside call={call} />
        {queue && <bdi>{queue.name ?? queue.id}</bdi>}
      </span>
      <span class="board-time s-numbers">
        <span class="s-hidden">{isTalking(call) ? texts.now.talks : texts.now.waits}</span>{' '}
        {formatDuration(seconds)}
      </span>
    </li>
  );
}

/** Where it rings, or who talks. */
function Beside({ call }: { call: CallLine }) {
  const { now } = useCalls().texts;
  const nameOf = useAgentName();
  const rings = call.legs.filter(({ outcome }) => outcome === 'ringing');
  if (call.phase === 'ringing') {
    const names = rings.map(({ agentId, extension }) => nameOf(agentId, extension)).filter(Boolean);
    return names.length > 0 ? <span>{now.ringsAt(names.join(', '))}</span> : null;
  }
  const agent = isTalking(call) ? nameOf(call.agentId, call.extension) : null;
  return agent ? <span>{now.talksWith(agent)}</span> : null;
}
