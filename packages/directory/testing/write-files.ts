import type { DirectoryCustomer } from '../src/customer.ts';

const HEADER = [
  ...['Client', 'Tipus', 'NIF', 'Tipus document', 'Nom', 'Cognom 1', 'Cognom 2', 'Raó social', 'Correu'],
  ...['Telèfon', 'Idioma', 'Adreça', 'Codi postal', 'Municipi', 'Contracte', 'Rol', 'Estat'],
  ...['Punt subministrament', 'Adreça subministrament', 'CP subministrament', 'Municipi subministrament'],
  ...['Comptador', 'Ús', 'Data alta', 'Data baixa', 'Bloquejat', 'Data modificació'],
];

/** A table as an office program exports it: a row for each contract or telephone, everything of a customer together. */
export function writeCsv(customers: Iterable<DirectoryCustomer>, delimiter = ';'): string {
  const lines = [HEADER.map((name) => quoted(name, delimiter)).join(delimiter)];
  for (const customer of customers)
    for (const cells of rowsOf(customer))
      lines.push(cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
  return `${lines.join('\r\n')}\r\n`;
}

function rowsOf(customer: DirectoryCustomer): (string | null)[][] {
  const { emails, phones, contracts, addresses } = customer;
  const count = Math.max(1, emails.length, phones.length, contracts.length, addresses.length);
  return Array.from({ length: count }, (_, index) => {
    const contract = contracts[index];
    const address = addresses[index];
    return [
      ...[customer.id, customer.kind, customer.documentId, customer.documentType, customer.name],
      ...[customer.surname1, customer.surname2, customer.companyName],
      ...[emails[index] ?? null, phones[index]?.raw ?? null, customer.language],
      ...[address?.street ?? null, address?.postcode ?? null, address?.town ?? null],
      ...[contract?.number ?? null, contract?.role ?? null, contract?.status ?? null],
      ...[contract?.supplyPointId ?? null, contract?.supplyAddress?.street ?? null],
      ...[contract?.supplyAddress?.postcode ?? null, contract?.supplyAddress?.town ?? null],
      ...[contract?.meterSerial ?? null, contract?.use ?? null],
      ...[contract?.startDate ?? null, contract?.endDate ?? null],
      ...[customer.standing === 'active' ? 'N' : 'S', customer.updatedAt],
    ];
  });
}

function quoted(cell: string | null, delimiter: string): string {
  const text = cell ?? '';
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One customer a line, as the port has them. */
export function writeNdjson(customers: Iterable<DirectoryCustomer>): string {
  return Array.from(customers, (customer) => `${JSON.stringify(customer)}\n`).join('');
}
