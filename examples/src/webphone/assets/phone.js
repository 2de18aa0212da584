const at = (selector) => document.querySelector(selector);
const [state, survey, number, panel] = ['#state', '#survey', '#number', 'sinia-agent-panel'].map(at);
const words = JSON.parse(at('#call').dataset.words);

/** Which buttons there are in each state of a call. */
const OFFERED = {
  ringing: ['answer', 'reject'],
  talking: ['hold', 'transfer', 'hangup'],
  held: ['unhold', 'hangup'],
};

let current = null;

async function ask(path, body) {
  const sent = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`/phone${path}`, sent);
  if (answer.status >= 500) throw new Error(`the exchange answered ${answer.status}`);
  return answer.json();
}

function show(call) {
  current = call;
  const phase = call?.state;
  const who = call && (/\d/.test(call.number) ? call.number : words.hidden);
  const said = phase === 'ringing' && !call.rings ? 'calling' : phase;
  state.textContent = call ? `${words[said] ?? words.calling} ${who}` : words.idle;
  for (const button of document.querySelectorAll('[data-verb]'))
    button.hidden = !OFFERED[phase]?.includes(button.dataset.verb);
  survey.hidden = phase !== 'ended' || call.rating !== null;
}

/** What goes on comes before what has just ended. */
async function look() {
  try {
    const { data } = await ask('');
    show(data.find((call) => call.state !== 'ended') ?? data[0] ?? null);
  } catch {
    state.textContent = words.failed;
  }
}

const press = (path, body) =>
  ask(path, body)
    .then(look)
    .catch(() => {
      state.textContent = words.failed;
    });

at('#call').addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button || !current) return;
  const { verb } = button.dataset;
  if (verb) press(`/calls/${current.id}/${verb}`, {});
  else press(`/calls/${current.id}/survey`, { value: Number(button.value) });
});

at('#dial').addEventListener('click', ({ target }) => {
  const key = target.closest('.keys button');
  if (key) number.value += key.value;
});
at('#dial').addEventListener('submit', (event) => {
  event.preventDefault();
  if (number.value) press('/dial', { number: number.value });
});
at('#ring').addEventListener('submit', (event) => {
  event.preventDefault();
  press('/ring', { caller: at('#caller').value });
});

// The ticket that is asked for beside the telephone is shown in the panel of the same page.
at('sinia-screen-pop').addEventListener('sinia-ticket-opened', (event) => {
  event.preventDefault();
  panel.ticketId = event.detail.ticketId;
});

look();
setInterval(look, 1000);
