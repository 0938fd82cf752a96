// A person at Outlook, as far as a server can tell: plain Graph requests with a token, none of the product's code.

type Json = Record<string, unknown>;

export class GraphAsPerson {
  readonly base: string;
  private readonly token: string;

  constructor(base: string, token: string) {
    this.base = `${base}/v1.0`;
    this.token = token;
  }

  /** One request; throws with status and answer when it is refused. */
  async send(method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<Json> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        Prefer: 'IdType="ImmutableId"',
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? (JSON.parse(text) as Json) : {};
  }

  private async all(path: string): Promise<readonly Json[]> {
    const found: Json[] = [];
    let next: string | null = path;
    while (next) {
      const page: Json = await this.send('GET', next);
      found.push(...(page['value'] as Json[]));
      const link = page['@odata.nextLink'];
      next = typeof link === 'string' ? link.slice(link.indexOf('/v1.0') + 5) : null;
    }
    return found;
  }

  contacts(mailbox: string): Promise<readonly Json[]> {
    const properties = `id eq 'Integer 0x36' or id eq 'String 0x3A24'`;
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=${properties})`);
    return this.all(`/users/${mailbox}/contacts?$top=100&$expand=${expand}`);
  }

  events(mailbox: string): Promise<readonly Json[]> {
    return this.all(`/users/${mailbox}/events?$top=100`);
  }

  async tasks(mailbox: string): Promise<readonly Json[]> {
    return this.all(`${await this.taskList(mailbox)}/tasks?$top=100`);
  }

  /** The path of the default To Do list. */
  async taskList(mailbox: string): Promise<string> {
    const lists = await this.all(`/users/${mailbox}/todo/lists`);
    const list = lists.find((item) => item['wellknownListName'] === 'defaultList');
    return `/users/${mailbox}/todo/lists/${String(list?.['id'])}`;
  }

  async createContact(mailbox: string, body: Json): Promise<string> {
    return String((await this.send('POST', `/users/${mailbox}/contacts`, body))['id']);
  }

  async createEvent(mailbox: string, body: Json): Promise<string> {
    return String((await this.send('POST', `/users/${mailbox}/events`, body))['id']);
  }

  async createTask(mailbox: string, body: Json): Promise<string> {
    return String((await this.send('POST', `${await this.taskList(mailbox)}/tasks`, body))['id']);
  }
}
