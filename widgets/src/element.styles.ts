import button from '@sinia/design/primitives/button.css?inline';
import field from '@sinia/design/primitives/field.css?inline';
import notice from '@sinia/design/primitives/notice.css?inline';
import tokens from '@sinia/design/tokens/base.css?inline';
import { css, unsafeCSS } from 'lit';

/** The design system, sized for customers: the host's font, at least 16 px, targets of 44 px. */
export const elementStyles = [
  ...[tokens, button, field, notice].map(unsafeCSS),
  css`
    :host {
      --sinia-control-height: max(44px, 1.75em);
      --sinia-control-font-size: 1em;
      --sinia-text-sm: 0.9285em;

      /* A themed page: what is chosen, tinted and written takes the hue of its primary colour, at our own contrast. */
      --sinia-strong: var(--sinia-color-primary, light-dark(oklch(0.38 0.09 235), oklch(0.82 0.085 222)));
      --sinia-on-strong: oklch(from var(--sinia-strong) clamp(0.05, (0.56 - l) * 1000, 1) 0 0);
      --sinia-focus: var(--sinia-link);
      --sinia-info: var(--sinia-strong);
      --sinia-info-soft: var(--sinia-tint);
      --sinia-selected: color-mix(in oklab, var(--sinia-strong) 12%, var(--sinia-surface));
      --sinia-tint: color-mix(in oklab, var(--sinia-strong) 8%, var(--sinia-surface));
      --sinia-hover: color-mix(in oklab, var(--sinia-strong) 5%, var(--sinia-raised));
      --sinia-sunken: color-mix(in oklab, var(--sinia-text) 5%, var(--sinia-surface));
      --sinia-text: light-dark(
        oklch(from var(--sinia-link) 0.25 calc(c * 0.25) h),
        oklch(from var(--sinia-link) 0.935 calc(c * 0.1) h)
      );
      --sinia-muted: light-dark(
        oklch(from var(--sinia-link) 0.46 calc(c * 0.25) h),
        oklch(from var(--sinia-link) 0.76 calc(c * 0.2) h)
      );
      --sinia-line: color-mix(in oklab, var(--sinia-text) 14%, var(--sinia-surface));
      --sinia-control-line: color-mix(in oklab, var(--sinia-text) 55%, var(--sinia-surface));

      display: block;
      max-width: 42rem;
      container-type: inline-size;
      color: var(--sinia-text);
      font-family: var(--sinia-font, inherit);
      font-size: var(--sinia-font-size, max(1em, 16px));
      line-height: 1.5;
      text-size-adjust: 100%;
      text-underline-offset: 0.18em;
    }

    @media (prefers-contrast: more) {
      :host {
        --sinia-muted: var(--sinia-text);
        --sinia-line: var(--sinia-control-line);
      }
    }

    :host([hidden]) {
      display: none;
    }

    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }

    .frame,
    form {
      grid-template-columns: minmax(0, 1fr);
    }

    .frame {
      display: grid;
      gap: var(--sinia-space-6);
      padding: var(--sinia-space-4);
      border: 1px solid var(--sinia-line);
      border-radius: var(--sinia-radius-card);
      background: var(--sinia-surface);
      overflow-wrap: anywhere;
    }

    /* Large letters in a narrow place: words break where they may, addresses where they must. */
    @container (width < 16rem) {
      .frame {
        padding: var(--sinia-space-3);
        hyphens: auto;
      }

      .frame .s-button:not(.s-button-icon) {
        gap: var(--sinia-space-1);
        padding-inline: var(--sinia-space-2);
      }
    }

    @container (width >= 30rem) {
      .frame {
        padding: var(--sinia-space-8);
      }
    }

    :where(h2, h3, h4, p, ul, ol, dl, dd) {
      margin: 0;
    }

    h2 {
      font-size: clamp(1em, 10cqi, 1.5em);
      line-height: 1.2;
      letter-spacing: -0.015em;
      text-wrap: balance;
    }

    h3,
    h4 {
      font-size: 1.125em;
      line-height: 1.3;
    }

    a {
      color: var(--sinia-link);
    }

    a.s-button {
      color: var(--sinia-text);
    }

    :focus-visible {
      outline: 2px solid var(--sinia-focus);
      outline-offset: 2px;
    }

    [tabindex="-1"]:focus-visible {
      outline-offset: 4px;
    }

    h4 {
      font-size: 1em;
    }

    .head {
      display: grid;
      gap: var(--sinia-space-2);
    }

    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--sinia-space-3);
    }

    .back {
      justify-self: start;
    }

    .s-button {
      max-width: 100%;
      overflow-wrap: anywhere;
    }

    .s-button-primary {
      min-height: 52px;
      padding-inline: var(--sinia-space-6);
    }

    .mark {
      color: var(--sinia-muted);
      font-weight: 400;
    }

    .s-icon {
      flex: none;
      width: 1.25em;
      height: 1.25em;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    strong .s-icon {
      vertical-align: -0.25em;
    }

    .s-notice ul {
      padding-inline-start: 1.2em;
    }

    .s-notice li {
      min-height: 28px;
    }

    .hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .person {
      display: grid;
      gap: var(--sinia-space-1);
      padding-block-start: var(--sinia-space-4);
      border-block-start: 1px solid var(--sinia-line);
      color: var(--sinia-muted);
    }

    ::slotted(p) {
      margin: 0;
    }

    .s-notice .person {
      padding: 0;
      border: 0;
      color: inherit;
    }
  `,
];
