import type { Client, Pending, RequestOptions } from '../client.ts';
import type { CallReport, CallReportQuery } from '../types.ts';

/** Figures over a period. Scope `reports:read`. */
export class Reports {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** The figures of the telephone: days are those of Mataró, whole. Without a period: the last 30 days. */
  calls(query?: CallReportQuery, options?: RequestOptions): Pending<CallReport> {
    return this.#client.request('GET', '/reports/calls', { ...options, query });
  }

  /** The same as a table, `csv` or `xlsx`, with headings in the client's language. */
  async callsFile(format: 'csv' | 'xlsx', query?: CallReportQuery, options?: RequestOptions): Promise<Blob> {
    const response = await this.#client.open('/reports/calls', { ...options, query: { ...query, format } });
    return response.blob();
  }
}
