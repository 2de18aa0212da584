/** Asks this site's own server who is signed in; the desk calls it again when a token has run out. */
async function token() {
  const answer = await fetch('/token', { method: 'POST' });
  if (!answer.ok) throw new Error(`no identity token (${answer.status})`);
  return answer.text();
}

for (const element of document.querySelectorAll('[data-identity]')) element.token = token;
