import type { Channel } from '@sinia/core';
import {
  atSignIcon,
  globeIcon,
  imageIcon,
  mailIcon,
  messageCircleIcon,
  messageSquareIcon,
  panelRightIcon,
  phoneIcon,
  type Icon as Shapes,
  storeIcon,
  userIcon,
  usersIcon,
} from '@sinia/design/icons';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

const ICONS: Readonly<Record<Channel, Shapes>> = {
  email: atSignIcon,
  web: globeIcon,
  portal: userIcon,
  intranet: panelRightIcon,
  teams: usersIcon,
  whatsapp: messageCircleIcon,
  messenger: messageCircleIcon,
  instagram: imageIcon,
  x: messageSquareIcon,
  chat: messageSquareIcon,
  phone: phoneIcon,
  counter: storeIcon,
  post: mailIcon,
  sms: messageSquareIcon,
};

export function ChannelIcon({ channel }: { channel: Channel }) {
  const label = useDesk().texts.channel[channel];
  return (
    <span class="channel-icon" title={label}>
      <Icon of={ICONS[channel]} label={label} />
    </span>
  );
}
