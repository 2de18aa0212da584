/** What the demonstration's own accounts are, for whoever connects them. */
export * from './demo-accounts.ts';
export * from './demo-mailbox.ts';
