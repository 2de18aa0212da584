/**
 * Mail of Microsoft 365 by Microsoft Graph. In: `startGraphReader` hands over raw mails for the same parser as any
 * other; `keepSubscription` and `readNotifications` make it quick. Out: `createGraphMailSender`.
 */
export * from './check-graph.ts';
export * from './exchange-results.ts';
export * from './graph-account.ts';
export * from './graph-client.ts';
export * from './graph-reader.ts';
export * from './read-inbox.ts';
export * from './read-notifications.ts';
export * from './send-graph-mail.ts';
export * from './subscription.ts';
