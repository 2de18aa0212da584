import { may } from '@sinia/core';
import { formatDuration } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { CallLine } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useCalls } from './calls-context.ts';

/** The recording of a call, for whoever may hear it; that somebody did is noted. */
export function Recording({ call }: { call: CallLine }) {
  const desk = useDesk();
  const { texts, port, act } = useCalls();
  const { detail } = texts;
  const [source, setSource] = useState<string | null>(null);
  if (!call.recording) return <>{detail.noRecording}</>;
  const { id: agentId, role } = desk.me;
  const subject = { assigneeId: call.agentId, own: call.agentId === agentId };
  const length = call.recording.durationSeconds;
  if (!may({ holder: role, agentId }, 'call.listen', subject)) return <>{detail.notForYou}</>;
  const listen = async () => {
    const link = await act(port.recording(call.id));
    if (link) setSource(link.url);
  };
  if (source)
    return (
      // biome-ignore lint/a11y/useMediaCaption: what is said on the telephone comes without captions
      <audio class="call-recording" controls autoplay src={source} aria-label={detail.listening} />
    );
  return (
    <span class="call-listen">
      <button type="button" class="s-button s-button-small" onClick={() => void listen()}>
        {detail.listen}
      </button>
      {length !== null && <span class="s-muted">{formatDuration(length)}</span>}
    </span>
  );
}
