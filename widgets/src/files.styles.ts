import { css } from 'lit';

/** The button that is a file picker, and the list of files under it, with their progress. */
export const filesStyles = css`
  .picker {
    position: relative;
    overflow: hidden;
  }

  /* Where there is a finger there is a camera; with a mouse, the picker is enough. */
  .from-camera {
    display: none;
  }

  @media (any-pointer: coarse) {
    .from-camera {
      display: inline-flex;
    }
  }

  .picker:has(:focus-visible) {
    outline: 2px solid var(--sinia-focus);
    outline-offset: 2px;
  }

  .picker input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-1);
    margin-block-start: var(--sinia-space-2);
    padding: 0;
    list-style: none;
  }

  .file {
    display: flex;
    align-items: center;
    gap: var(--sinia-space-3);
    min-height: 44px;
    padding-inline-start: var(--sinia-space-3);
    border-radius: var(--sinia-radius-control);
    background: var(--sinia-sunken);
  }

  .file canvas {
    flex: none;
    width: 44px;
    height: 44px;
    margin-inline-start: calc(-1 * var(--sinia-space-3));
    border-radius: var(--sinia-radius-control);
  }

  /* Large letters in a narrow place: the name has as many lines as it needs, and its state stands below it. */
  .file-words {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 var(--sinia-space-3);
    min-width: 0;
    padding-block: var(--sinia-space-1);
  }

  .file-name {
    flex: 1 1 8em;
    min-width: 0;
  }

  .file-state {
    color: var(--sinia-success);
    font-size: 0.9285em;
  }

  .file:not([data-state="ready"]) .file-state {
    color: var(--sinia-danger);
  }

  .file[data-state="waiting"] .file-state {
    color: var(--sinia-muted);
  }

  .file progress {
    flex: 1 1 6em;
    align-self: center;
    min-width: 0;
    accent-color: var(--sinia-action);
  }
`;
