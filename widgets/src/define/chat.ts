import { SiniaChat } from '../chat.ts';
import { define } from '../dom/define.ts';

define('sinia-chat', SiniaChat);

declare global {
  interface HTMLElementTagNameMap {
    'sinia-chat': SiniaChat;
  }
}

export { SiniaChat };
