import { askSupervisor } from '../use-cases/calls/ask-supervisor.ts';
import { callBoard } from '../use-cases/calls/call-board.query.ts';
import { callDetail } from '../use-cases/calls/call-detail.query.ts';
import { callHistory } from '../use-cases/calls/call-history.query.ts';
import { dialCall } from '../use-cases/calls/dial-call.ts';
import {
  dropOldExchangeSecret,
  rotateExchangeSecret,
  setExchangeToken,
} from '../use-cases/calls/exchange-keys.ts';
import { exportCalls } from '../use-cases/calls/export-calls.query.ts';
import { addExtensions, listExtensions, removeExtension } from '../use-cases/calls/extensions.ts';
import { finishCallTask } from '../use-cases/calls/finish-call-task.ts';
import { getCall } from '../use-cases/calls/get-call.query.ts';
import { linkCall } from '../use-cases/calls/link-call.ts';
import { listCallTasks } from '../use-cases/calls/list-call-tasks.query.ts';
import { listCalls } from '../use-cases/calls/list-calls.query.ts';
import { listExchanges } from '../use-cases/calls/list-exchanges.query.ts';
import { listQueues } from '../use-cases/calls/list-queues.query.ts';
import { missingWriteUps } from '../use-cases/calls/missing-write-ups.query.ts';
import { openTicketFromCall } from '../use-cases/calls/open-ticket-from-call.ts';
import { pauseRecording } from '../use-cases/calls/pause-recording.ts';
import { playRecording } from '../use-cases/calls/play-recording.ts';
import { addReason, changeReason, listReasons } from '../use-cases/calls/reasons.ts';
import { changeExchange, createExchange, removeExchange } from '../use-cases/calls/save-exchange.ts';
import { getPolicy, savePolicy } from '../use-cases/calls/save-policy.ts';
import { sayConsent } from '../use-cases/calls/say-consent.ts';
import { setCallContact } from '../use-cases/calls/set-call-contact.ts';
import { takeCallTask } from '../use-cases/calls/take-call-task.ts';
import { writeUpCall } from '../use-cases/calls/write-up-call.ts';
import { procedure, router } from './procedure.ts';

const OneCall = pauseRecording.input.pick({ id: true });

export const callsRouter = router({
  list: procedure.input(listCalls.input).query(({ ctx, input }) => listCalls.execute(ctx.context, input)),
  get: procedure.input(getCall.input).query(({ ctx, input }) => getCall.execute(ctx.context, input)),
  board: procedure.input(callBoard.input).query(({ ctx, input }) => callBoard.execute(ctx.context, input)),
  history: procedure
    .input(callHistory.input)
    .query(({ ctx, input }) => callHistory.execute(ctx.context, input)),
  queues: procedure.input(listQueues.input).query(({ ctx, input }) => listQueues.execute(ctx.context, input)),
  detail: procedure.input(callDetail.input).query(({ ctx, input }) => callDetail.execute(ctx.context, input)),
  export: procedure
    .input(exportCalls.input)
    .mutation(({ ctx, input }) => exportCalls.execute(ctx.context, input)),
  unwritten: procedure
    .input(missingWriteUps.input)
    .query(({ ctx, input }) => missingWriteUps.execute(ctx.context, input)),
  tasks: procedure
    .input(listCallTasks.input)
    .query(({ ctx, input }) => listCallTasks.execute(ctx.context, input)),
  takeTask: procedure
    .input(takeCallTask.input)
    .mutation(({ ctx, input }) => takeCallTask.execute(ctx.context, input)),
  finishTask: procedure
    .input(finishCallTask.input)
    .mutation(({ ctx, input }) => finishCallTask.execute(ctx.context, input)),
  openTicket: procedure
    .input(openTicketFromCall.input)
    .mutation(({ ctx, input }) => openTicketFromCall.execute(ctx.context, input)),
  link: procedure.input(linkCall.input).mutation(({ ctx, input }) => linkCall.execute(ctx.context, input)),
  setContact: procedure
    .input(setCallContact.input)
    .mutation(({ ctx, input }) => setCallContact.execute(ctx.context, input)),
  writeUp: procedure
    .input(writeUpCall.input)
    .mutation(({ ctx, input }) => writeUpCall.execute(ctx.context, input)),
  askSupervisor: procedure
    .input(askSupervisor.input)
    .mutation(({ ctx, input }) => askSupervisor.execute(ctx.context, input)),
  dial: procedure.input(dialCall.input).mutation(({ ctx, input }) => dialCall.execute(ctx.context, input)),
  consent: procedure
    .input(sayConsent.input)
    .mutation(({ ctx, input }) => sayConsent.execute(ctx.context, input)),
  pauseRecording: procedure
    .input(OneCall)
    .mutation(({ ctx, input }) => pauseRecording.execute(ctx.context, { ...input, action: 'pause' })),
  resumeRecording: procedure
    .input(OneCall)
    .mutation(({ ctx, input }) => pauseRecording.execute(ctx.context, { ...input, action: 'resume' })),
  recording: procedure
    .input(playRecording.input)
    .mutation(({ ctx, input }) => playRecording.execute(ctx.context, input)),
  reasons: procedure
    .input(listReasons.input)
    .query(({ ctx, input }) => listReasons.execute(ctx.context, input)),
  addReason: procedure
    .input(addReason.input)
    .mutation(({ ctx, input }) => addReason.execute(ctx.context, input)),
  changeReason: procedure
    .input(changeReason.input)
    .mutation(({ ctx, input }) => changeReason.execute(ctx.context, input)),
  policy: procedure.input(getPolicy.input).query(({ ctx, input }) => getPolicy.execute(ctx.context, input)),
  savePolicy: procedure
    .input(savePolicy.input)
    .mutation(({ ctx, input }) => savePolicy.execute(ctx.context, input)),
  exchanges: procedure
    .input(listExchanges.input)
    .query(({ ctx, input }) => listExchanges.execute(ctx.context, input)),
  createExchange: procedure
    .input(createExchange.input)
    .mutation(({ ctx, input }) => createExchange.execute(ctx.context, input)),
  changeExchange: procedure
    .input(changeExchange.input)
    .mutation(({ ctx, input }) => changeExchange.execute(ctx.context, input)),
  removeExchange: procedure
    .input(removeExchange.input)
    .mutation(({ ctx, input }) => removeExchange.execute(ctx.context, input)),
  rotateExchangeSecret: procedure
    .input(rotateExchangeSecret.input)
    .mutation(({ ctx, input }) => rotateExchangeSecret.execute(ctx.context, input)),
  dropOldExchangeSecret: procedure
    .input(dropOldExchangeSecret.input)
    .mutation(({ ctx, input }) => dropOldExchangeSecret.execute(ctx.context, input)),
  setExchangeToken: procedure
    .input(setExchangeToken.input)
    .mutation(({ ctx, input }) => setExchangeToken.execute(ctx.context, input)),
  extensions: procedure
    .input(listExtensions.input)
    .query(({ ctx, input }) => listExtensions.execute(ctx.context, input)),
  addExtensions: procedure
    .input(addExtensions.input)
    .mutation(({ ctx, input }) => addExtensions.execute(ctx.context, input)),
  removeExtension: procedure
    .input(removeExtension.input)
    .mutation(({ ctx, input }) => removeExtension.execute(ctx.context, input)),
});
