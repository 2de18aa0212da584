// Preloaded into every child: when the launcher is killed without a chance to say so, its children end as well.
// Plain JavaScript, because a TypeScript preload would bring the type stripper and 30 MB into every process.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.exit(1));
}
