/** What the signature is called among the files of the ticket. */
export const SIGNATURE_FILE = 'signatura.png';
