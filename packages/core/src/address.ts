const ADDRESS = /^[^\s@<>()[\],;:"\\]+@[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?\.[\p{L}]{2,}$/u;
const LONGEST = 254;

/** Whether this can be an e-mail address: what a form tells its user before a server is asked. */
export function isEmailAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}
