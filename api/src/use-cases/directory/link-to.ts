/** The address of a page of the billing system; null where the template wants what is not known. */
export function linkTo(
  template: string,
  {
    contractNumber,
    customerId,
  }: { readonly contractNumber?: string; readonly customerId?: string | undefined },
): string | null {
  const values: Readonly<Record<string, string | undefined>> = {
    contract: contractNumber,
    customer: customerId,
  };
  let known = true;
  const link = template.replace(/\{(contract|customer)\}/g, (_, name: string) => {
    known &&= values[name] !== undefined;
    return encodeURIComponent(values[name] ?? '');
  });
  return known ? link : null;
}
