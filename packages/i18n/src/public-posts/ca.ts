/** What the desk says of posts, comments and mentions that everybody can read. */
export const ca = {
  failed: 'No s’ha pogut fer.',
  mark: 'Publicació pública: la pot llegir tothom.',
  ours: 'Resposta pública: la pot llegir tothom.',
  open: 'Obre la publicació',
  hidden: 'Comentari amagat: només el veuen qui el va escriure i nosaltres.',
  hide: 'Amaga el comentari',
  show: 'Torna a mostrar el comentari',
  nowHidden: 'El comentari ja no es veu.',
  nowShown: 'El comentari es torna a veure.',
  choice: {
    label: 'Qui llegirà la resposta',
    alone: 'Només el client',
    aloneHelp: 'La resposta li arriba en un missatge privat.',
    everybody: 'Tothom',
    everybodyHelp: (name: string, channel: string) =>
      `La resposta surt sota el que ${name} va escriure a ${channel}, i la pot llegir tothom. Sense fitxers ni format.`,
  },
  tooLong: (used: number, most: number) => `La resposta és massa llarga: ${used} caràcters de ${most}.`,
  files: 'Una resposta pública no pot portar fitxers: traieu-los o responeu en privat.',
  found: 'No es pot publicar: hi ha dades personals.',
  remedy: 'Traieu-les, o responeu només al client.',
  alone: 'Respon només al client',
  kinds: {
    reference: 'la clau d’una consulta',
    account: 'un compte bancari',
    card: 'el número d’una targeta',
    document: 'un DNI, un NIE o un NIF',
    email: 'una adreça de correu',
    phone: 'un telèfon',
    contract: 'un número de contracte',
    known: 'una dada del client',
  },
};

export type PublicPostTexts = typeof ca;
