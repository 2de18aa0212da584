import type { Client, Pending, RequestOptions } from '../client.ts';
import type { AnsweredSurvey, AnswerSurveyBody, Survey } from '../types.ts';

/** The survey that the token is for: `sinia.surveys.get({ token })`. */
export class Surveys {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** What is asked about. */
  get(options?: RequestOptions): Pending<Survey> {
    return this.#client.request('GET', '/surveys', options);
  }

  /** Rates the service from 1 to 5, once. @throws ConflictError `survey_already_answered`. */
  answer(body: AnswerSurveyBody, options?: RequestOptions): Pending<AnsweredSurvey> {
    return this.#client.request('POST', '/surveys', { ...options, body });
  }
}
