/** What the form says once an enquiry is in, in Catalan. */
export const ca = {
  sentKeyLabel: 'La seva clau és',
  sentKeyHelp: 'Amb aquesta clau pot saber com va.',
  sentToEmail: (email: string) => `També l’enviem per correu a ${email}.`,
  sentToPhone: (phone: string) => `També l’enviem per SMS al ${phone}.`,
  copyKey: 'Copia la clau',
  copied: 'Clau copiada',
  copyFailed: 'No s’ha pogut copiar. Apunti la clau, si us plau.',
  printKey: 'Imprimeix',
  printedAt: (date: string) => `Rebuda el ${date}`,
  printedLink: (url: string) => `Per veure com va: ${url}`,
  nextTitle: 'I ara què?',
  nextPerson: 'Una persona llegirà la seva consulta.',
  nextNotices: 'L’avisarem de cada canvi fins que quedi resolta.',
  nextTerm: (date: string) => `Ha de tenir resposta abans del ${date}.`,
  follow: 'Mira com va la consulta',
  another: 'Fes una altra consulta',
};
