import type { RawAddress, RawContract, RawCustomer } from '../record/raw-customer.ts';
import { nodeOf, nodesOf, textOf, textsOf, type WireNode } from './wire-node.ts';

/** The names that Aquacis uses, each once: where its description says otherwise, this is the place. */
export function rawCustomerOf(node: WireNode): RawCustomer {
  const text = (name: string) => textOf(node, name);
  return {
    id: text('idClient'),
    kind: text('tipus'),
    documentId: text('document'),
    documentType: text('tipusDocument'),
    name: text('nom'),
    surname1: text('cognom1'),
    surname2: text('cognom2'),
    companyName: text('raoSocial'),
    language: text('idioma'),
    blocked: text('bloqueigRgpd'),
    anonymised: text('anonimitzat'),
    updatedAt: text('dataModificacio'),
    emails: textsOf(node, 'correus', 'correu'),
    phones: textsOf(node, 'telefons', 'telefon'),
    addresses: nodesOf(node, 'adreces', 'adreca').map(addressOf),
    contracts: nodesOf(node, 'contractes', 'contracte').map(contractOf),
  };
}

function addressOf(node: WireNode): RawAddress {
  return {
    street: textOf(node, 'via'),
    postcode: textOf(node, 'codiPostal'),
    town: textOf(node, 'municipi'),
  };
}

function contractOf(node: WireNode): RawContract {
  return {
    number: textOf(node, 'numero'),
    role: textOf(node, 'rol'),
    status: textOf(node, 'estat'),
    supplyPointId: textOf(node, 'puntSubministrament'),
    supplyAddress: addressOf(nodeOf(node, 'adrecaSubministrament')),
    meterSerial: textOf(node, 'comptador'),
    use: textOf(node, 'us'),
    startDate: textOf(node, 'dataAlta'),
    endDate: textOf(node, 'dataBaixa'),
  };
}
