/** An e-mail address that breaks where a reader would break it: before the @, after a dot. */
export function Address({ of }: { of: string }) {
  const parts = of.split(/(?=@)|(?<=[.\-_+])/);
  return (
    <bdi class="address">
      {parts.flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]))}
    </bdi>
  );
}
