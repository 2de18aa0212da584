import type { NoticeRoute } from '@sinia/core';

/** Where a delivery goes, as its row says it. */
export function routeColumns(route: NoticeRoute) {
  const { channel, address } = route;
  return { channel, address, conversationId: 'conversationId' in route ? route.conversationId : null };
}
