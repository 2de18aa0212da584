import type { Shelf } from '@sinia/core';

/** Whether somebody writes there: spam is not answered, and what went into another is worked on in that. */
export const isWorkedOn = (shelf: Shelf | null) => shelf === null || shelf === 'snoozed';
