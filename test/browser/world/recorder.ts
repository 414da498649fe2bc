import type { Service } from '../../http/service.js';

/** Who sends: headers of a browser that has signed in; without them, the administrator's key. */
export type Sender = Readonly<Record<string, string>>;

export interface Answered {
  readonly id: string;
  readonly revision: number;
}

/** Records in one agreement, through the interface for programs; what is refused ends it. */
export class Recorder {
  constructor(
    private readonly service: Pick<Service, 'send'>,
    readonly agreement: string,
  ) {}

  async record(path: string, body: object, sender?: Sender, method = 'POST'): Promise<Answered> {
    const how = sender === undefined ? {} : { key: null, headers: { ...sender } };
    const { status, text, json } = await this.service.send(method, `/agreements/${this.agreement}/${path}`, body, how);
    if (status >= 300) throw new Error(`${this.agreement}/${path}: ${text}`);
    return json;
  }

  minutes(meeting: string, text: string, sender?: Sender): Promise<Answered> {
    return this.record(`meetings/${meeting}/minutes`, { text }, sender, 'PUT');
  }
}
