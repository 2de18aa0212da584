interface File {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
}

/** Hands a file that came from the server to whoever asked for it. */
export function saveFile({ fileName, mediaType, base64 }: File): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}
