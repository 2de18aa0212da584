/** Puts in what has come, and says that it was read where somebody is written to. */
const PAUSE_MS = 1_000;

function watch(screen) {
  const ours = () => screen.querySelectorAll('article.us').length;
  const isBusy = () => screen.querySelector('details[open]') !== null;

  async function look() {
    const answer = await fetch(screen.dataset.lines);
    const lines = await answer.text();
    if (!answer.ok || lines === screen.dataset.shown || isBusy()) return;
    const before = ours();
    screen.dataset.shown = lines;
    screen.innerHTML = lines;
    screen.scrollTop = screen.scrollHeight;
    if (ours() > before && document.visibilityState === 'visible') await markRead();
  }

  async function markRead() {
    if (!screen.dataset.read) return;
    const body = new FormData();
    body.set('do', 'read');
    await fetch(screen.dataset.read, { method: 'POST', body, redirect: 'manual' });
  }

  function again() {
    setTimeout(
      () =>
        look()
          .catch(() => undefined)
          .finally(again),
      PAUSE_MS,
    );
  }

  screen.scrollTop = screen.scrollHeight;
  if (ours() > 0) markRead().catch(() => undefined);
  again();
}

for (const screen of document.querySelectorAll('[data-lines]')) watch(screen);
