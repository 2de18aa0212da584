import { type PluralForms, plural } from '../plural.ts';
import type { IdentificationTexts } from './ca.ts';

const many = (count: number, forms: PluralForms) => plural('es', count, forms);

export const es: IdentificationTexts = {
  title: 'Identificación de clientes',
  intro:
    'Con qué datos se sabe quién nos escribe o nos llama, y qué fuente vale para cada dato. Nada de lo que alguien escribe sin verificar identifica a nadie.',
  rules: 'Reglas exactas',
  rulesHelp: 'Se miran en este orden; decide la primera que encuentra a alguien.',
  rule: {
    document: 'Documento exacto, visto o confirmado',
    portal_account: 'Cuenta verificada de la Oficina Virtual',
    channel_account: 'Cuenta del canal (WhatsApp, Messenger, Teams…)',
    email: 'Correo verificado',
    phone: 'Teléfono',
    contract_and_name: 'Contrato y nombre parecido',
  },
  effect: {
    link: 'Vincula',
    provisional: 'Vincula, por confirmar',
    offer: 'Solo lo propone',
  },
  effectOf: (rule) => `Qué hace la regla: ${rule}`,
  thresholds: 'Umbrales',
  nameAlikeFrom: 'Nombres parecidos a partir de (%)',
  nameAlikeHelp: 'Cuánto han de parecerse dos nombres para ser el mismo: de 50 a 100.',
  offerFrom: 'Candidatos a partir de',
  offerHelp: 'Puntos, de 0 a 100. Los que tienen menos no se proponen.',
  duplicateFrom: 'Duplicados a partir de',
  duplicateHelp: 'Puntos, de 1 a 100. Las parejas que tienen menos no se revisan.',
  sources: 'Qué fuente vale para cada dato',
  sourcesHelp: 'Vale la primera de la lista que diga algo. Las demás se siguen viendo en la ficha.',
  earlier: (source, field) => `${field}: que ${source} valga antes`,
  trial: 'Probar sin guardar',
  trialHelp: 'Antes de guardar, mire qué cambiaría con los datos que hay.',
  trying: 'Probando…',
  result: 'Qué cambiaría',
  nothing: 'Nada cambiaría con los datos que hay ahora.',
  fields: (count) =>
    many(count, {
      one: '# dato de las fichas sería otro',
      other: '# datos de las fichas serían otros',
      many: '# de datos de las fichas serían otros',
    }),
  tickets: (count, looked) =>
    `${many(count, {
      one: '# consulta se identificaría de otra manera',
      other: '# consultas se identificarían de otra manera',
      many: '# de consultas se identificarían de otra manera',
    })} (de las últimas ${looked})`,
  duplicates: (before, after) => `Parejas por revisar: ${before} → ${after}`,
  outcome: {
    matched: 'identificada',
    ambiguous: 'más de un candidato',
    unknown: 'nadie',
    anonymous: 'anónima',
  },
  from: (before, after) => `${before} → ${after}`,
  empty: 'nada',
  save: (version) => `Guardar como versión ${version}`,
  saveFirstTry: 'Pruébelo antes de guardar.',
  saved: 'Reglas guardadas. Las fichas se vuelven a decidir poco a poco.',
  reset: 'Descartar los cambios',
  versions: 'Versiones',
  shipped: 'Todavía valen las reglas con las que viene el programa.',
  version: (version) => `Versión ${version}`,
};
