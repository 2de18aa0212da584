import type { ApprovedText, PublicWay, ReplyWay, WrittenPort } from '../src/port/written-port.ts';

/** What the fake desk's server knows of written channels. */
export class FakeWritten implements WrittenPort {
  current: ReplyWay | null = null;
  /** The approved texts that were sent, newest last. */
  readonly sent: (Pick<ApprovedText, 'name' | 'language'> & { readonly parameters: readonly string[] })[] =
    [];

  publicly: PublicWay | null = null;
  readonly hidden: (readonly [string, boolean])[] = [];

  async publicWay() {
    return this.publicly;
  }

  async hideComment(_id: string, messageId: string, hidden: boolean) {
    this.hidden.push([messageId, hidden]);
    return null;
  }

  async way() {
    return this.current;
  }

  async sendTemplate(
    _id: string,
    _key: string,
    { name, language }: ApprovedText,
    parameters: readonly string[],
  ) {
    this.sent.push({ name, language, parameters });
  }
}
