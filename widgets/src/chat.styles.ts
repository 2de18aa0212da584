import { css } from 'lit';

export const chatStyles = css`
  :host {
    position: fixed;
    inset: auto max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom)) auto;
    z-index: 1000;
    max-width: calc(100% - 32px);
    container-type: normal;
  }

  .launcher {
    min-height: 52px;
    margin-inline-start: auto;
    padding-inline: var(--sinia-space-5);
    border-radius: 26px;
    box-shadow: var(--sinia-shadow-raised, 0 4px 20px rgb(0 0 0 / 18%));
  }

  .unread {
    padding: 0 var(--sinia-space-2);
    border-radius: 1em;
    background: var(--sinia-on-strong);
    color: var(--sinia-strong);
    font-size: 0.875em;
  }

  .panel {
    position: absolute;
    inset: auto 0 calc(100% + 12px) auto;
    width: min(26rem, calc(100vw - 32px));
    max-width: none;
    max-height: min(44rem, calc(100dvh - 112px));
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-surface);
    color: var(--sinia-text);
    font: inherit;
    box-shadow: 0 8px 40px rgb(0 0 0 / 22%);
    container-type: inline-size;
    overflow: auto;
  }

  .panel:modal {
    position: fixed;
    inset: 0;
    width: 100%;
    max-height: none;
    height: 100dvh;
    border-radius: 0;
  }

  .frame.frame {
    gap: var(--sinia-space-4);
    min-height: 100%;
    padding: var(--sinia-space-4);
  }

  .panel:modal .frame {
    align-content: start;
    border: 0;
    border-radius: 0;
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--sinia-space-3);
  }

  .top h2 {
    font-size: 1.25em;
  }

  form {
    display: grid;
    gap: var(--sinia-space-4);
  }

  .intro > .s-button,
  .mail > .s-button {
    justify-self: start;
  }

  .standing {
    display: grid;
    gap: var(--sinia-space-1);
    padding-inline-start: var(--sinia-space-3);
    border-inline-start: 3px solid var(--sinia-warning);
  }

  .standing[data-state="attended"] {
    border-color: var(--sinia-success);
  }

  .log ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-3);
    padding: 2px;
    list-style: none;
  }

  .log {
    max-height: 24rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .panel:modal .log {
    max-height: 50dvh;
  }

  .message {
    display: grid;
    justify-items: start;
    gap: var(--sinia-space-1);
    max-width: 88%;
    padding: var(--sinia-space-2) var(--sinia-space-3);
    border: 1px solid var(--sinia-line);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-raised);
  }

  .message[data-author="customer"] {
    justify-self: end;
    border-color: transparent;
    background: var(--sinia-tint);
  }

  .message[data-state="failed"] {
    border-color: var(--sinia-danger);
  }

  .by {
    color: var(--sinia-muted);
    font-size: 0.875em;
  }

  .body {
    white-space: pre-wrap;
  }

  .status {
    justify-self: center;
    max-width: 92%;
    color: var(--sinia-muted);
    font-size: 0.9285em;
    text-align: center;
    text-wrap: pretty;
  }

  .aside:empty {
    display: none;
  }

  .aside {
    color: var(--sinia-muted);
  }

  .composer {
    gap: var(--sinia-space-2);
  }

  .writing {
    display: flex;
    align-items: end;
    gap: var(--sinia-space-2);
  }

  .writing textarea {
    flex: 1;
    min-width: 0;
    min-height: 52px;
    max-height: 10em;
    field-sizing: content;
    resize: none;
  }

  .writing .s-button {
    flex: none;
    min-width: 44px;
    min-height: 52px;
    padding-inline: var(--sinia-space-3);
  }

  sinia-survey {
    max-width: none;
  }

  @media (prefers-reduced-motion: no-preference) {
    .panel[open] {
      animation: appear 150ms ease-out;
    }
  }

  @keyframes appear {
    from {
      transform: translateY(8px);
    }
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
