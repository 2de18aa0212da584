import { SiniaAgentPanel } from '../agent-panel.ts';
import { define } from '../dom/define.ts';

define('sinia-agent-panel', SiniaAgentPanel);

declare global {
  interface HTMLElementTagNameMap {
    'sinia-agent-panel': SiniaAgentPanel;
  }
}

export { SiniaAgentPanel };
