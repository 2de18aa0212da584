import type { OpenTicketBody } from '@sinia/contracts';

/** Invented people and places. */
export const ca = [
  {
    subject: 'Fuita al carrer de la Riera',
    body: "Surt aigua de la vorera davant del número 48 des d'aquest matí.",
    language: 'ca',
    legalType: 'incident',
    requester: { name: 'Núria Puig', email: 'nuria.puig@example.cat', phone: '600 111 222' },
  },
  {
    subject: 'Dubte sobre la factura de novembre',
    body: "L'import és el doble que el mes passat i no hem gastat més. Em poden dir per què?",
    language: 'ca',
    legalType: 'billing',
    requester: { name: 'Jordi Ferrer i Camp', email: 'jordi.ferrer@example.cat', contract: 'C-000417' },
  },
  {
    subject: 'Poca pressió al tercer pis',
    body: "Des de dilluns l'aigua arriba amb molt poca força. El veí del col·legi del costat diu el mateix.",
    language: 'ca',
    legalType: 'continuity',
    requester: { name: 'Montserrat Roig', phone: '93 000 00 00' },
  },
] as const satisfies readonly OpenTicketBody[];
