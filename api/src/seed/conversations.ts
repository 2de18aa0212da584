import type { AskedRoute, Language, Priority, Status } from '@sinia/core';

export interface SeedTicket {
  readonly hoursAgo: number;
  readonly language: Language;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly contract?: string;
  readonly subject: string;
  readonly body: string;
  readonly channel: 'email' | 'web' | 'portal' | 'phone' | 'counter';
  /** Where the customer is told, when neither a mail nor an SMS would reach them. */
  readonly noticeRoute?: AskedRoute;
  readonly status: Status;
  readonly priority?: Priority;
  readonly tags?: readonly string[];
  readonly assigned?: boolean;
  readonly replies?: readonly { readonly from: 'agent' | 'customer' | 'note'; readonly text: string }[];
}

/** People and matters that never existed: what a morning at the desk looks like. */
export const CONVERSATIONS: readonly SeedTicket[] = [
  {
    hoursAgo: 1,
    language: 'ca',
    name: 'Núria Puig Ferrer',
    email: 'nuria.puig@example.cat',
    phone: '600 111 222',
    contract: 'C-204418',
    channel: 'web',
    subject: 'Fuita al carrer de la Riera',
    body: "Bon dia,\n\nSurt aigua de la vorera davant del número 48 des d'aquest matí. Cada cop en surt més i ja arriba a la calçada.\n\nMoltes gràcies,\nNúria Puig",
    status: 'new',
    priority: 'high',
    tags: ['fuita'],
  },
  {
    hoursAgo: 2,
    language: 'es',
    name: 'Andrés Gil Romero',
    email: 'andres.gil@example.es',
    channel: 'email',
    subject: 'Factura más alta de lo normal',
    body: 'Buenos días:\n\nLa última factura es de 142 € y normalmente pago unos 45 €. Vivo solo y no he cambiado nada. ¿Pueden revisar la lectura del contador?\n\nUn saludo,\nAndrés Gil',
    status: 'new',
    tags: ['factura'],
  },
  {
    hoursAgo: 3,
    language: 'ca',
    name: 'Joan Serra Vidal',
    phone: '93 555 01 22',
    channel: 'phone',
    noticeRoute: { channel: 'post', address: 'Carrer d’en Palau, 12, 3r 1a, 08301 Mataró' },
    subject: 'Poca pressió al tercer pis',
    body: 'Truca perquè des de dilluns la dutxa no té pressió. A la resta de veïns de l’escala els passa el mateix.',
    status: 'open',
    assigned: true,
    tags: ['pressió'],
    replies: [{ from: 'note', text: 'La brigada mirarà la vàlvula reductora demà a les 9 h.' }],
  },
  {
    hoursAgo: 5,
    language: 'ca',
    name: 'Montserrat Aragay Pons',
    email: 'm.aragay@example.cat',
    contract: 'C-118203',
    channel: 'portal',
    subject: 'Canvi de titular del contracte',
    body: 'El pis era del meu pare i ara el contracte ha d’anar a nom meu. Quins documents necessiten?',
    status: 'pending',
    assigned: true,
    tags: ['titularitat'],
    replies: [
      {
        from: 'agent',
        text: 'Bon dia, Montserrat.\n\nPer canviar el titular només ens cal el número del contracte i l’escriptura o el contracte de lloguer. Ens els pot adjuntar responent aquest missatge.\n\nSalutacions cordials,',
      },
    ],
  },
  {
    hoursAgo: 7,
    language: 'es',
    name: 'Lucía Marín Soto',
    email: 'lucia.marin@example.es',
    phone: '611 222 333',
    channel: 'web',
    subject: 'Corte de agua sin aviso',
    body: 'Estamos sin agua en la calle Biada desde las 8. No hemos recibido ningún aviso. ¿Cuándo vuelve?',
    status: 'open',
    priority: 'urgent',
    assigned: true,
    tags: ['tall'],
    replies: [
      {
        from: 'agent',
        text: 'Buenos días, Lucía:\n\nHay una avería en la calle Biada. La brigada trabaja en ella y esperamos restablecer el servicio antes de las 12:30 h.\n\nSentimos las molestias.',
      },
      { from: 'customer', text: 'Gracias por contestar tan rápido.' },
    ],
  },
  {
    hoursAgo: 20,
    language: 'ca',
    name: 'Pere Casals Mora',
    email: 'pere.casals@example.cat',
    channel: 'email',
    subject: 'Aigua tèrbola',
    body: 'Des d’ahir al vespre l’aigua surt blanca. Es pot beure?',
    status: 'solved',
    assigned: true,
    tags: ['qualitat'],
    replies: [
      {
        from: 'agent',
        text: 'Bon dia, Pere.\n\nEl color blanc és aire dissolt: desapareix en un minut i l’aigua és apta per al consum. Hem fet una anàlisi a la seva zona i tot és correcte.',
      },
    ],
  },
  {
    hoursAgo: 26,
    language: 'ca',
    name: 'Comunitat Plaça Gran 12',
    email: 'administracio@example.cat',
    channel: 'email',
    subject: 'Bateria de comptadors: cal una clau nova',
    body: 'Com a administradors de la finca, necessitem una còpia de la clau de l’armari de comptadors.',
    status: 'on_hold',
    assigned: true,
    replies: [{ from: 'note', text: 'Demanada al taller. Arriba dijous.' }],
  },
  {
    hoursAgo: 30,
    language: 'es',
    name: 'Rachid El Amrani',
    phone: '622 333 444',
    channel: 'counter',
    subject: 'Bonificación por familia numerosa',
    body: 'Pregunta en la oficina cómo pedir la bonificación por familia numerosa. Se le entrega el folleto.',
    status: 'solved',
    assigned: true,
    replies: [{ from: 'agent', text: 'La bonificación queda aplicada a partir de la próxima factura.' }],
  },
  {
    hoursAgo: 50,
    language: 'ca',
    name: 'Teresa Boix Llull',
    email: 'teresa.boix@example.cat',
    channel: 'web',
    subject: 'Al·legació per una lectura estimada',
    body: 'A la factura diu lectura estimada. Els envio la lectura real: 1.204 m³. Poden col·laborar amb el canvi de comptador?',
    status: 'solved',
    assigned: true,
    tags: ['lectura', 'factura'],
    replies: [
      { from: 'agent', text: 'Gràcies, Teresa. Hem corregit la lectura i rebrà una factura rectificativa.' },
    ],
  },
  {
    hoursAgo: 4,
    language: 'ca',
    name: 'Arnau Bosch Roig',
    email: 'arnau.bosch@example.cat',
    channel: 'web',
    subject: 'Cita per donar d’alta un local',
    body: 'Obro un forn de pa al carrer d’Argentona el gener. Quant triga l’alta del subministrament?',
    status: 'new',
  },
  {
    hoursAgo: 6,
    language: 'es',
    name: 'Carmen Ortega Ruiz',
    email: 'carmen.ortega@example.es',
    channel: 'email',
    subject: 'No puedo entrar en la Oficina Virtual',
    body: 'He olvidado la contraseña y el correo para cambiarla no llega.',
    status: 'open',
    assigned: false,
    replies: [
      {
        from: 'agent',
        text: 'Buenos días, Carmen:\n\nLe hemos enviado un enlace nuevo. Mire también en el correo no deseado.',
      },
    ],
  },
];
