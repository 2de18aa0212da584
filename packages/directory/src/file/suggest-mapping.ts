import { fold } from '@sinia/core';
import { FLAT_FIELDS, type FlatField } from '../record/flat-record.ts';
import type { ColumnMapping } from './file-format.ts';

/** How exports call their columns in Catalan, Spanish and English, folded and without blanks. */
const NAMES: Readonly<Record<FlatField, string>> = {
  customerId:
    'customerid idclient idcliente client cliente codiclient codigocliente abonat abonado numclient',
  kind: 'kind tipus tipo tipusclient tipocliente',
  documentId: 'documentid document documento dni nif nie cif docidnorm nifcif identificacio identificacion',
  documentType: 'documenttype tipusdocument tipodocumento doctype',
  name: 'name nom nombre',
  surname1: 'surname1 cognom1 apellido1 cognom apellido primercognom primerapellido',
  surname2: 'surname2 cognom2 apellido2 segoncognom segundoapellido',
  companyName: 'companyname company raosocial razonsocial empresa',
  email:
    'email emailnorm correu correo correuelectronic correoelectronico mail adrecaelectronica email2 correu2',
  phone:
    'phone phoneraw phonee164 telefon telefono mobil movil telefon1 telefono1 telefon2 telefono2 fix fijo',
  language: 'language idioma llengua lengua',
  street: 'street adreca direccion via domicili domicilio',
  postcode: 'postcode codipostal codigopostal cp',
  town: 'town municipi municipio poblacio poblacion localitat localidad',
  contract: 'contract contracte contrato contractno numcontracte numcontrato polissa poliza',
  contractRole: 'contractrole role rol paper titularitat',
  contractStatus: 'contractstatus status estat estado estatcontracte estadocontrato',
  supplyPointId: 'supplypointid puntsubministrament puntosuministro idpuntsubministrament',
  supplyStreet: 'supplystreet supplyaddress adrecasubministrament direccionsuministro',
  supplyPostcode: 'supplypostcode cpsubministrament cpsuministro',
  supplyTown: 'supplytown municipisubministrament municipiosuministro',
  meter: 'meter meterserial comptador contador numcomptador numcontador',
  use: 'use us uso',
  startDate: 'startdate dataalta fechaalta alta',
  endDate: 'enddate databaixa fechabaja baixa baja',
  blocked: 'blocked gdprblocked bloquejat bloqueado bloqueigrgpd bloqueorgpd',
  anonymised: 'anonymised gdpranonymised anonimitzat anonimizado',
  updatedAt: 'updatedat datamodificacio fechamodificacion dataactualitzacio fechaactualizacion modificat',
};

const FIELD_OF = new Map(
  FLAT_FIELDS.flatMap((field) => NAMES[field].split(' ').map((name) => [name, field] as const)),
);

/** What the columns seem to hold, by their names; a column whose name says nothing is left to a person. */
export function suggestMapping(columns: readonly string[]): ColumnMapping {
  const found: Partial<Record<FlatField, string[]>> = {};
  for (const column of columns) {
    const field = FIELD_OF.get(fold(column).replace(/[^a-z0-9]/g, ''));
    if (!field) continue;
    const known = found[field];
    if (known && field !== 'email' && field !== 'phone') continue;
    found[field] = [...(known ?? []), column];
  }
  return found;
}
