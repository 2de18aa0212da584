/** The live view's way in; the SQL stands in the query beside. */
export { type FeedEvent, feedEnd, readFeed } from './feed.query.ts';
