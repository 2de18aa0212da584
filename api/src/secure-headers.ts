import { secureHeaders } from 'hono/secure-headers';

/**
 * Pages of ours: only our own files, Trusted Types enforced, framed by nobody who is not named. The pop-up that signs an embedded panel in
 * must keep its opener, which is of another origin.
 */
export function pageHeaders(
  filesUrl: string,
  opener: 'same-origin-allow-popups' | 'unsafe-none' = 'same-origin-allow-popups',
  framedBy: readonly string[] = [],
) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', filesUrl],
      mediaSrc: ["'self'", 'blob:', filesUrl],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'", 'blob:', filesUrl],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: framedBy.length > 0 ? [...framedBy] : ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html', 'sinia-message', 'sinia-worker'],
    },
    crossOriginOpenerPolicy: opener,
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
    // It knows no list of origins: where there is one, the policy alone speaks.
    xFrameOptions: framedBy.length > 0 ? false : 'DENY',
  });
}

/** Answers of the API: nothing in them is a page. */
export const apiHeaders = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  xFrameOptions: 'DENY',
});
