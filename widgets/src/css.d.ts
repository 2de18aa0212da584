declare module '*.css?inline' {
  /** The sheet with its imports, as text. */
  const sheet: string;
  export default sheet;
}
