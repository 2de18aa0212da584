/** Plausible words of a water company's customers; `comptador` and the rare ones are placed by the seeding alone. */
const WORDS = {
  ca: `aigua factura lectura pressió fuita carrer vorera contracte baixa alta titular rebut cobrament duplicat import
    consum trimestre habitatge comunitat edifici escala pis veïns avaria tall subministrament obra claveguera embornal
    olor color tèrbola calç filtre clau pas bomba dipòsit inspecció tècnic visita cita horari matí tarda trucada
    resposta termini reclamació devolució banc bancari domiciliació canvi nom herència lloguer propietari inquilí
    certificat bonificació tarifa social família nombrosa jubilació fuga interior jardí piscina reg hidrant boca
    incendi local comerç nau indústria permís llicència ajuntament plaça avinguda ronda passeig rambla Mataró Cerdanyola
    Rocafonda Cirera Havana Palau Pla Boet Peramàs Vista Alegre Molins Torner`.split(/\s+/),
  es: `agua factura lectura presión fuga calle acera contrato baja alta titular recibo cobro duplicado importe consumo
    trimestre vivienda comunidad edificio escalera piso vecinos avería corte suministro obra alcantarilla olor color
    turbia cal filtro llave paso bomba depósito inspección técnico visita cita horario mañana tarde llamada respuesta
    plazo reclamación devolución cuenta bancaria domiciliación cambio nombre herencia alquiler propietario inquilino
    certificado bonificación tarifa social familia numerosa jubilación interior jardín piscina riego incendio local
    comercio nave industria permiso licencia ayuntamiento plaza avenida ronda paseo rambla`.split(/\s+/),
} as const;

const SYLLABLES = 'ba co di fer gal llu mon nar pera quil ros sant tor vall xar zur bren cap dor'.split(' ');

/** 6,859 invented names of streets and people: the long tail that a real index has. */
function name(draw: () => number): string {
  return [draw(), draw(), draw()].map((value) => SYLLABLES[value % SYLLABLES.length]).join('');
}

/** Numbers that look random and are the same for the same seed (xorshift32). */
export function drawer(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state >>> 4;
  };
}

export function sentence(draw: () => number, language: 'ca' | 'es', length: number): string {
  const list = WORDS[language];
  return Array.from({ length }, (_, place) =>
    place % 8 === 7 ? name(draw) : list[draw() % list.length],
  ).join(' ');
}

/** The body of one creation; each has its own text and customer. */
export function ticketOf(id: string) {
  const draw = drawer(Number.parseInt(id.slice(0, 8), 16));
  const language = draw() % 3 === 0 ? 'es' : 'ca';
  return {
    subject: sentence(draw, language, 6),
    body: `${sentence(draw, language, 40)}.\n\n${sentence(draw, language, 12)}. ${id}`,
    language,
    requester: {
      name: `Client ${name(draw)}`,
      email: `client.${id}@customers.example`,
      phone: '600 111 222',
    },
  };
}

/** One mail of a few hundred words from an address of its own. */
export function mailOf(id: string, to: string) {
  const draw = drawer(Number.parseInt(id.slice(0, 8), 16));
  const from = `client.${id}@customers.example`;
  const lines = [
    `From: Client ${name(draw)} <${from}>`,
    `To: Atencio <${to}>`,
    `Subject: ${sentence(draw, 'ca', 6).normalize('NFD').replaceAll(/\p{M}/gu, '')}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${id}@customers.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...Array.from({ length: 12 }, () => sentence(draw, 'ca', 12)),
    id,
  ];
  return { from, messageId: `<${id}@customers.example>`, raw: lines.join('\r\n') };
}
