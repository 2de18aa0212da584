/** The accessibility statement, in Catalan. Its parts are those of the model of Decision (EU) 2018/1523. */
export const ca = {
  title: 'Declaració d’accessibilitat',
  name: 'Català',
  languages: 'Llengües',
  intro: (who: string) =>
    `${who} s’ha compromès a fer accessibles el servei d’atenció i els seus formularis, d’acord amb el Reial decret 1112/2018, de 7 de setembre, sobre accessibilitat dels llocs web i aplicacions per a dispositius mòbils del sector públic.`,
  scope:
    'Aquesta declaració s’aplica al formulari de consultes, al seguiment, a l’enquesta, a les pàgines que obren els enllaços dels nostres missatges i al taulell amb què treballa el nostre personal.',
  state: 'Situació de compliment',
  stateText:
    'És parcialment conforme amb la norma UNE-EN 301549 (que inclou les WCAG 2.1, nivell AA), per les excepcions que s’indiquen a continuació. S’ha construït amb els criteris de les WCAG 2.2, nivell AA.',
  gaps: 'Contingut no accessible',
  gapsIntro: 'El contingut següent no és accessible, o encara no hem pogut comprovar que ho sigui:',
  gapFiles:
    'Els documents i les imatges que ens envien o que adjuntem a les respostes poden no tenir text, títols o descripcions alternatives (criteris 1.1.1 i 1.3.1). Si en necessita un en un altre format, demani’ns-el.',
  gapMails:
    'El format original d’un correu rebut es mostra tal com el va fer qui l’envia: pot no tenir textos alternatius ni un ordre de títols correcte (criteris 1.1.1 i 1.3.1). Sempre hi ha també la versió de només text.',
  gapThemes:
    'Quan el formulari apareix en la pàgina d’una altra entitat amb els seus colors, el contrast depèn també dels colors que aquesta hagi triat (criteris 1.4.3 i 1.4.11).',
  gapReference:
    'La documentació tècnica per a programadors (/docs) es mostra amb una eina de tercers que no hem comprovat.',
  gapReview:
    'Encara no s’ha fet cap revisió amb persones que fan servir lectors de pantalla, ni cap auditoria externa.',
  gapBurden: 'No s’ha al·legat càrrega desproporcionada per a cap contingut.',
  made: 'Preparació d’aquesta declaració',
  madeText: (date: string) =>
    `Declaració preparada el ${date}. És una autoavaluació: proves automàtiques de les pantalles i dels seus estats, en català i castellà, amb colors clars i foscos, i comprovacions amb teclat, amb el text al 200 % i amb una pantalla de 360 píxels.`,
  reviewed: (date: string) => `Darrera revisió: ${date}. Es revisa, com a mínim, un cop l’any.`,
  contact: 'Observacions i contacte',
  contactText:
    'Ens pot comunicar qualsevol dificultat, consultar-nos dubtes o demanar informació en un format accessible:',
  email: 'Correu electrònic',
  phone: 'Telèfon',
  answer: 'Li respondrem en un termini màxim de 20 dies hàbils.',
  procedure: 'Procediment d’aplicació',
  procedureText:
    'Si ja ens ha adreçat una queixa o una sol·licitud d’informació accessible i ha estat desestimada, no està d’acord amb la decisió o no ha rebut resposta en 20 dies hàbils, pot presentar una reclamació, en el termini de dos mesos, segons l’article 13 del Reial decret 1112/2018.',
  footer: 'Accessibilitat',
};
