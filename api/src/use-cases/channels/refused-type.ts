/** Programs: nobody sends one to their water company, and nobody there should open one. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/vnd.android.package-archive',
  'application/java-archive',
  'application/x-ms-shortcut',
  'application/x-msi',
  'application/vnd.microsoft.portable-executable',
  'application/x-google-chrome-extension',
]);

/** @param mediaType as it was read from the bytes, whatever the name says */
export function refusedType(mediaType: string): boolean {
  return PROGRAMS.has(mediaType);
}
