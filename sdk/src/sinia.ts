import { type ClientOptions, createClient } from './client.ts';
import { Attachments } from './resources/attachments.ts';
import { Calls } from './resources/calls.ts';
import { Challenges } from './resources/challenges.ts';
import { Chats } from './resources/chats.ts';
import { Contacts } from './resources/contacts.ts';
import { Directory } from './resources/directory.ts';
import { Events } from './resources/events.ts';
import { Reports } from './resources/reports.ts';
import { Surveys } from './resources/surveys.ts';
import { Tickets } from './resources/tickets.ts';
import { Tracking } from './resources/tracking.ts';

/**
 * The client with every resource.
 *
 * ```ts
 * const sinia = new Sinia({ baseUrl: 'https://atencio.example', secretKey });
 * const { reference } = await sinia.tickets.create({ subject: 'Fuita', body: 'Surt aigua de la vorera.' });
 * ```
 */
export class Sinia {
  readonly tickets: Tickets;
  readonly tracking: Tracking;
  readonly surveys: Surveys;
  readonly attachments: Attachments;
  readonly events: Events;
  readonly directory: Directory;
  readonly challenges: Challenges;
  readonly chats: Chats;
  readonly calls: Calls;
  readonly reports: Reports;
  readonly contacts: Contacts;

  /** @throws SiniaError for a secret key in a browser. */
  constructor(options: ClientOptions) {
    const client = createClient(options);
    this.tickets = new Tickets(client);
    this.tracking = new Tracking(client);
    this.surveys = new Surveys(client);
    this.attachments = new Attachments(client);
    this.events = new Events(client);
    this.directory = new Directory(client);
    this.challenges = new Challenges(client);
    this.chats = new Chats(client);
    this.calls = new Calls(client);
    this.reports = new Reports(client);
    this.contacts = new Contacts(client);
  }
}
