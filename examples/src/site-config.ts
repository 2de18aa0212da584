/** What the operator of a host page gets from the administrator of the desk. */
export type SiteConfig = {
  /** Origin of this host page, such as `http://website.localhost:8801`. */
  origin: string;
  /** Where the desk answers: API and widget files. */
  baseUrl: string;
  /** Where the desk serves attachments from. */
  filesUrl: string;
  /** Public: stands in the page. */
  publishableKey: string;
  /** Secret: signs the identity of a signed-in customer, never leaves this server. */
  identitySecret: string;
  kid: string;
};
