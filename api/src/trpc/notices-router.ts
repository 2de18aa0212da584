import {
  listNoticeTemplates,
  resetNoticeTemplate,
  saveNoticeTemplate,
  switchNotice,
} from '../use-cases/notices/notice-templates.ts';
import { previewNotice } from '../use-cases/notices/preview-notice.query.ts';
import { procedure, router } from './procedure.ts';

export const noticesRouter = router({
  list: procedure
    .input(listNoticeTemplates.input)
    .query(({ ctx, input }) => listNoticeTemplates.execute(ctx.context, input)),
  preview: procedure
    .input(previewNotice.input)
    .query(({ ctx, input }) => previewNotice.execute(ctx.context, input)),
  save: procedure
    .input(saveNoticeTemplate.input)
    .mutation(({ ctx, input }) => saveNoticeTemplate.execute(ctx.context, input)),
  reset: procedure
    .input(resetNoticeTemplate.input)
    .mutation(({ ctx, input }) => resetNoticeTemplate.execute(ctx.context, input)),
  switch: procedure
    .input(switchNotice.input)
    .mutation(({ ctx, input }) => switchNotice.execute(ctx.context, input)),
});
