import { define } from '../dom/define.ts';
import { SiniaScreenPop } from '../screen-pop.ts';

define('sinia-screen-pop', SiniaScreenPop);

declare global {
  interface HTMLElementTagNameMap {
    'sinia-screen-pop': SiniaScreenPop;
  }
}

export { SiniaScreenPop };
