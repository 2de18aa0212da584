import type { ChannelNet } from '../written/written-channel.ts';

/** Whoever likes has a name under trafficmanager.net: of those only Microsoft's own. */
const HOSTS = /^smba\.trafficmanager\.net$|(^|\.)(botframework\.com|teams\.microsoft\.com)$/;

/** Whether answers, and with them our token, may go there; a fake on loopback while developing. */
export function isServiceUrl(address: string, { endpoints }: Pick<ChannelNet, 'endpoints'>): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (url.origin === new URL(endpoints.botFramework).origin) return true;
  return url.protocol === 'https:' && url.port === '' && HOSTS.test(url.hostname);
}
