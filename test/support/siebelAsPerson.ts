// A person at Siebel, as far as a server can tell: plain Siebel REST requests, none of the product's code.

type Row = Record<string, unknown>;

export class SiebelAsPerson {
  private readonly base: string;
  private readonly authorization: string;

  constructor(base: string, password: string) {
    this.base = `${base}/siebel/v1.0/data`;
    this.authorization = `Basic ${Buffer.from(`SADMIN:${password}`).toString('base64')}`;
  }

  /** One request; an empty result is no error. */
  async send(method: string, path: string, body?: Row): Promise<readonly Row[]> {
    const response = await fetch(`${this.base}/${path}`, {
      method,
      headers: { Authorization: this.authorization, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (response.status === 404 && text.includes('no data')) return [];
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const items = text ? (JSON.parse(text) as { items?: Row | Row[] }).items : [];
    return items === undefined ? [] : Array.isArray(items) ? items : [items];
  }

  /** All rows of a component that fulfil a searchspec, with the rows of one child within them. */
  async query(path: string, searchspec = '', child = ''): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (;;) {
      const query = new URLSearchParams({
        uniformresponse: 'y',
        PageSize: '100',
        StartRowNum: String(rows.length),
        ViewMode: 'All',
        ...(searchspec ? { searchspec } : {}),
        ...(child ? { QueryHierarchy: JSON.stringify({ [path.split('/').at(-1) ?? '']: { [child]: {} } }) } : {}),
      });
      const page = await this.send('GET', `${path}?${query.toString()}`);
      rows.push(...page);
      if (page.length < 100) return rows;
    }
  }

  async get(path: string): Promise<Row> {
    const [row] = await this.send('GET', `${path}?uniformresponse=y&ViewMode=All`);
    if (!row) throw new Error(`${path} is not there`);
    return row;
  }

  /** A new contact, on the Sync List of the given employees. */
  async createContact(fields: Row, syncList: readonly string[] = []): Promise<string> {
    const [row] = await this.send('POST', 'Contact/Contact', fields);
    const id = String(row?.['Id']);
    for (const employeeId of syncList) await this.addToSyncList(id, employeeId);
    return id;
  }

  async addToSyncList(contactId: string, employeeId: string): Promise<void> {
    await this.send('PUT', `Contact/Contact/${contactId}/Sync%20List`, { Id: employeeId });
  }

  async removeFromSyncList(contactId: string, employeeId: string): Promise<void> {
    await this.send('DELETE', `Contact/Contact/${contactId}/Sync%20List/${employeeId}`);
  }

  async createActivity(fields: Row, employees: readonly string[] = []): Promise<string> {
    const [row] = await this.send('POST', 'Action/Action', fields);
    const id = String(row?.['Id']);
    for (const employeeId of employees) await this.send('PUT', `Action/Action/${id}/Employee`, { Id: employeeId });
    return id;
  }

  async update(path: string, fields: Row): Promise<void> {
    await this.send('PUT', path, fields);
  }

  async remove(path: string): Promise<void> {
    await this.send('DELETE', path);
  }
}
