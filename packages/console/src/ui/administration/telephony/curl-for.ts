/** A command that sends a signed test event; the secret is asked for, and stands nowhere in it. */
export function curlFor(baseUrl: string): string {
  return [
    'read -rs SECRET',
    `BODY='{"event":"call.started","callId":"prova-1","direction":"inbound","from":{"raw":"600000000"}}'`,
    'T=$(date +%s)',
    'V1=$(printf "%s.%s" "$T" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -hex | sed "s/.* //")',
    `curl -i ${baseUrl}/v1/calls/events -H "Content-Type: application/json" \\`,
    '  -H "X-CTI-Signature: t=$T,v1=$V1" -d "$BODY"',
  ].join('\n');
}
