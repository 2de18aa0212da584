import type { CallReportQuery, ReportPeriod } from '@sinia/contracts';
import {
  type CallFigure,
  callIndicators,
  DEFAULT_CALL_POLICY,
  isCounted,
  type MeasuredCall,
  tallyOf,
} from '@sinia/core/call';
import type { BehindPage, FileFormat, IndicatorsPort } from '../src/port/indicators-port.ts';
import { NOW, TICKETS } from './sample-desk.ts';

type CallLine = BehindPage['data'][number];

interface Sample extends MeasuredCall {
  readonly key: string;
  readonly from: string | null;
}

const sample = (key: string, outcome: MeasuredCall['outcome'], waitSeconds: number): Sample => ({
  ...{ key, outcome, waitSeconds, direction: 'inbound', callerKind: 'number', cutWhileWaiting: false },
  ...{ hasTicket: outcome === 'answered', writeUpMissing: false, rating: null, supervisor: null },
  from: '+34600111222',
});

/** Twenty calls on two days: nineteen answered, one of them late; one abandoned. */
const SAMPLES: readonly Sample[] = [
  ...Array.from({ length: 18 }, (_, turn) => sample(turn < 9 ? '2026-03-01' : '2026-03-02', 'answered', 20)),
  { ...sample('2026-03-02', 'answered', 240), writeUpMissing: true, supervisor: 'in_time', from: null },
  sample('2026-03-02', 'abandoned', 60),
];

/** The figures of some calls in memory, counted by the rules themselves. */
export class FakeIndicators implements IndicatorsPort {
  samples: readonly Sample[] = SAMPLES;
  /** What was asked for, oldest first. */
  readonly asked: CallReportQuery[] = [];
  readonly files: FileFormat[] = [];
  differing: readonly { id: string; fields: string[] }[] = [];
  problem: Error | null = null;

  async report(asked: CallReportQuery) {
    this.asked.push(asked);
    if (this.problem) throw this.problem;
    const groups = Map.groupBy(this.samples, ({ key }) => key);
    return {
      ...{ name: 'calls' as const, from: NOW, to: NOW, generatedAt: NOW, shortAbandonSeconds: 5 },
      total: this.#indicators(this.samples),
      groups: [...groups].map(([key, calls]) => ({ key, name: null, indicators: this.#indicators(calls) })),
    };
  }

  async behind({ figure }: { figure: CallFigure }) {
    const counted = this.samples.filter((call) => isCounted(figure, call, DEFAULT_CALL_POLICY));
    return { data: counted.map(lineOf), pagination: { nextCursor: null, hasMore: false } };
  }

  async recompute(_asked: ReportPeriod) {
    const figures = this.#indicators(this.samples);
    return {
      ...{ from: NOW, to: NOW, calls: this.samples.length, events: 120 },
      ...{ differing: [...this.differing], kept: figures, reworked: figures },
    };
  }

  async file(_asked: CallReportQuery, format: FileFormat) {
    this.files.push(format);
    return new Blob(['']);
  }

  #indicators(calls: readonly MeasuredCall[]) {
    const tallies = calls.map((call) => tallyOf(call, 90));
    return callIndicators(tallies, DEFAULT_CALL_POLICY);
  }
}

function lineOf({ outcome, waitSeconds, hasTicket, from }: Sample, place: number): CallLine {
  return {
    ...{ id: `cal_${place}`, callId: String(place), direction: 'inbound', phase: 'ended', outcome, from },
    ...{ fromName: null, anonymous: from === null, to: null, queue: null, startedAt: NOW, queuedAt: NOW },
    ...{ answeredAt: NOW, endedAt: NOW, waitSeconds, ringSeconds: 5, talkSeconds: 90, holdSeconds: 0 },
    ...{
      agentId: null,
      extension: null,
      contactId: null,
      rating: null,
      recording: null,
      consent: null,
      recordingPaused: false,
    },
    ...{ ticketId: hasTicket ? (TICKETS[0]?.id ?? null) : null, priority: null, stale: false, legs: [] },
  };
}
