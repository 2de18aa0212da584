import type { Language } from '../language.ts';

const ca = {
  product: 'Oficina Virtual',
  other: 'Castellano',
  welcome: 'Entri a la seva Oficina Virtual',
  pick: 'Demostració: triï un client inventat.',
  enter: 'Entrar com a',
  leave: 'Surt',
  nav: { summary: 'Resum', list: 'Les meves consultes', form: 'Nova consulta' },
  hello: 'Bon dia',
  contract: 'Contracte',
  contracts: 'contractes',
  balance: 'Darrera factura',
  paid: 'Pagada el 4 de novembre',
  use: 'Consum dels darrers sis mesos, en metres cúbics',
  months: ['Jun', 'Jul', 'Ago', 'Set', 'Oct', 'Nov'],
  help: 'Té algun dubte?',
  helpLead: 'Escrigui’ns des d’aquí: ja sabem qui és i no li demanarem les dades.',
  listLead: 'Totes les seves consultes, amb l’estat i les respostes.',
  formLead: 'La resposta li arribarà aquí i per correu.',
  fallback: 'Truqui al 900 000 123, de dilluns a divendres de 8 a 20 hores.',
  footer: 'Portal d’exemple amb dades inventades.',
};

const es: typeof ca = {
  product: 'Oficina Virtual',
  other: 'Català',
  welcome: 'Entre en su Oficina Virtual',
  pick: 'Demostración: elija un cliente inventado.',
  enter: 'Entrar como',
  leave: 'Salir',
  nav: { summary: 'Resumen', list: 'Mis consultas', form: 'Nueva consulta' },
  hello: 'Buenos días',
  contract: 'Contrato',
  contracts: 'contratos',
  balance: 'Última factura',
  paid: 'Pagada el 4 de noviembre',
  use: 'Consumo de los últimos seis meses, en metros cúbicos',
  months: ['Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov'],
  help: '¿Tiene alguna duda?',
  helpLead: 'Escríbanos desde aquí: ya sabemos quién es y no le pediremos los datos.',
  listLead: 'Todas sus consultas, con el estado y las respuestas.',
  formLead: 'La respuesta le llegará aquí y por correo.',
  fallback: 'Llame al 900 000 123, de lunes a viernes de 8 a 20 horas.',
  footer: 'Portal de ejemplo con datos inventados.',
};

export const texts: Record<Language, typeof ca> = { ca, es };
