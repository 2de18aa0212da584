const most = 200;

type Told = { readonly subject: string; readonly body: string };

/** A summary that became a letter: all of it goes into the explanation, its beginning stays as the summary. */
export function moveToBody({ subject, body }: Told): Told {
  const start = subject.trim().slice(0, most);
  const lastBlank = start.lastIndexOf(' ');
  return {
    subject: start.length < most || lastBlank < 0 ? start : start.slice(0, lastBlank),
    body: [subject.trim(), body.trim()].filter(Boolean).join('\n\n'),
  };
}
