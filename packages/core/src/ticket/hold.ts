/** How long a reply from the desk can be taken back before it leaves. */
export const HOLD_SECONDS = 10;
