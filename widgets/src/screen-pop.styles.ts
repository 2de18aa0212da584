import { css } from 'lit';

export const screenPopStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-4);
  }

  .card section,
  .card form,
  .offer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-2);
  }

  .card form {
    gap: var(--sinia-space-3);
  }

  .card section:not(.key-card),
  .ask {
    padding-block-start: var(--sinia-space-3);
    border-block-start: 1px solid var(--sinia-line);
  }

  .card h4 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sinia-space-2);
  }

  .card header > h3 {
    font-size: 1.375em;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }

  .phase {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sinia-space-1) var(--sinia-space-2);
    color: var(--sinia-muted);
    font-size: 0.9285em;
    font-weight: var(--sinia-weight-medium);
  }

  .phase[data-phase="ringing"] {
    color: var(--sinia-strong);
  }

  .time {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }

  .rating::before {
    content: "· ";
  }

  .flags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sinia-space-2);
    padding: 0;
    list-style: none;
  }

  .flags li {
    display: flex;
    align-items: center;
    gap: var(--sinia-space-1);
    padding: 2px var(--sinia-space-2);
    border: 1px solid var(--sinia-warning);
    border-radius: var(--sinia-radius-control);
    color: var(--sinia-warning);
    font-size: 0.9285em;
    font-weight: var(--sinia-weight-medium);
  }

  .doubt {
    display: flex;
    align-items: start;
    gap: var(--sinia-space-2);
  }

  .lines {
    display: grid;
    gap: var(--sinia-space-2);
    padding: 0;
    list-style: none;
  }

  .lines li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--sinia-space-2);
  }

  .lines span > * {
    display: block;
  }

  .lines .mark {
    font-size: 0.9285em;
    font-variant-numeric: tabular-nums;
  }

  .wide {
    justify-self: stretch;
  }

  .ask {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sinia-space-2) var(--sinia-space-3);
  }

  .key-card {
    padding: var(--sinia-space-4);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-tint);
  }

  .key {
    font-size: clamp(1.25em, 10cqi, 2.25em);
    font-weight: var(--sinia-weight-strong);
    font-variant-numeric: tabular-nums;
    line-height: 1.1;
    overflow-wrap: normal;
    user-select: all;
  }

  .switcher {
    display: grid;
    gap: var(--sinia-space-1);
    padding: 0;
    list-style: none;
  }

  .switcher .s-button {
    flex-direction: column;
    align-items: start;
    gap: 0;
    width: 100%;
    padding-block: var(--sinia-space-2);
    text-align: start;
  }

  .switcher [aria-current="true"] {
    border-color: var(--sinia-strong);
    background: var(--sinia-selected);
  }

  .switcher span {
    color: var(--sinia-muted);
    font-weight: 400;
  }

  .small {
    padding-inline: var(--sinia-space-3);
    font-size: var(--sinia-text-sm);
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  @media (forced-colors: active) {
    .key-card {
      border: 1px solid;
    }

    .switcher [aria-current="true"] {
      border: 3px solid Highlight;
    }
  }
`;
