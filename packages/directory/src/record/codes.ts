import { fold } from '@sinia/core';
import type { ContractStatus } from '@sinia/core/identity';
import type { ContractRole, DirectoryCustomer, DocumentType } from '../customer.ts';

/** What systems of this family write for what we mean, folded: codes, and the words in Catalan and Spanish. */
type Codes<Meaning extends string> = Readonly<Record<Meaning, string>>;

const KINDS: Codes<DirectoryCustomer['kind']> = {
  person: 'f p 1 fisica persona particular person',
  company: 'j e 2 juridica empresa societat sociedad company entitat entidad comunitat comunidad',
};

const DOCUMENT_TYPES: Codes<DocumentType> = {
  DNI: 'dni nif d 1',
  NIE: 'nie n 2',
  CIF: 'cif c 3',
  PASSPORT: 'passport passaport pasaporte pas p 4',
  OTHER: 'other altre altres otro otros o 5 9',
};

const ROLES: Codes<ContractRole> = {
  holder: 'holder titular t abonat abonado 1',
  payer: 'payer pagador p pagadora 2',
  tenant: 'tenant inquili inquilino arrendatari arrendatario i 3',
  owner: 'owner propietari propietario prop o 4',
  correspondence: 'correspondence correspondencia c administrador representant representante 5',
};

const STATUSES: Codes<ContractStatus> = {
  active: 'active actiu activo alta a vigent vigente 1',
  ended: 'ended baixa baja b finalitzat finalizado 2',
  cut: 'cut tallat cortado tall corte t suspes suspendido c 3',
  pending: 'pending pendent pendiente p tramit tramite 4',
};

const LANGUAGES: Codes<'ca' | 'es'> = {
  ca: 'ca cat catala catalan c 1 ca-es',
  es: 'es esp spa castella castellano espanol e 2 es-es',
};

const FLAGS: Codes<'yes' | 'no'> = { yes: 's si y yes 1 true t v x', no: 'n no 0 false f 00' };

export const readKind = reader(KINDS);
export const readDocumentType = reader(DOCUMENT_TYPES);
export const readRole = reader(ROLES);
export const readStatus = reader(STATUSES);
export const readLanguage = reader(LANGUAGES);
export const readFlag = reader(FLAGS);

/** @returns null where nothing stands, undefined for a code that nobody knows; zeros before a number do not count. */
function reader<Meaning extends string>(codes: Codes<Meaning>) {
  const meanings = new Map(
    (Object.entries(codes) as [Meaning, string][]).flatMap(([meaning, words]) =>
      words.split(' ').map((word) => [word, meaning] as const),
    ),
  );
  return (text: string | null): Meaning | null | undefined => {
    const folded = fold(text ?? '');
    if (folded === '') return null;
    return meanings.get(folded) ?? meanings.get(folded.replace(/^0+(?=\d)/, ''));
  };
}
