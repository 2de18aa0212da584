import { readAlertSettings, saveAlertSettings } from '../use-cases/alerts/alert-settings.ts';
import { listAlerts } from '../use-cases/alerts/list-alerts.query.ts';
import { markAlertsRead } from '../use-cases/alerts/mark-alerts-read.ts';
import { procedure, router } from './procedure.ts';

export const alertsRouter = router({
  list: procedure.input(listAlerts.input).query(({ ctx, input }) => listAlerts.execute(ctx.context, input)),
  markRead: procedure
    .input(markAlertsRead.input)
    .mutation(({ ctx, input }) => markAlertsRead.execute(ctx.context, input)),
  settings: procedure
    .input(readAlertSettings.input)
    .query(({ ctx, input }) => readAlertSettings.execute(ctx.context, input)),
  saveSettings: procedure
    .input(saveAlertSettings.input)
    .mutation(({ ctx, input }) => saveAlertSettings.execute(ctx.context, input)),
});
