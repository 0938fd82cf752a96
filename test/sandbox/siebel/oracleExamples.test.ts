// The examples of Oracle's REST guide, with the records of the small company in place of theirs: each request gets the status and the
// shape that the guide shows.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, CARL, WEST } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

const account = `Account/Account/${ACME_BERLIN}`;
const hrefOf = (path: string) => `${world.url}/siebel/v1.0/data/${path}`;
const self = (path: string, name: string) => ({ rel: 'self', href: hrefOf(path), name });

describe('querying', () => {
  it('a parent record shows its fields with self, canonical and child links', async () => {
    const { body, status } = await world.get(account);
    expect(status).toBe(200);
    expect(body).toMatchObject({ Id: ACME_BERLIN, Name: 'Acme', Location: 'Berlin' });
    expect(body['Link']).toEqual([
      self(account, 'Account'),
      { ...self(account, 'Account'), rel: 'canonical' },
      ...['Address', 'Position', 'Contact'].map((name) => ({ rel: 'child', href: hrefOf(`${account}/${name}`), name })),
    ]);
  });

  it('children by a search specification, with a slash before the question mark', async () => {
    const spec = `([First Name] LIKE 'C*' AND [Last Name] LIKE 'M*')`;
    const answer = await world.get(`${account}/Contact/?searchspec=${spec}`);
    expect(answer.body['items']).toMatchObject({ Id: CARL, 'First Name': 'Carl' });
    expect((answer.body['items'] as { Link: unknown[] }).Link).toContainEqual({ rel: 'parent', href: hrefOf(account), name: 'Account' }); // prettier-ignore
  });

  it('a subset of fields, with blanks after the commas', async () => {
    const { body } = await world.get(`${account}?fields=Name, Location, Main Phone Number`);
    expect(Object.keys(body)).toEqual(['Id', 'Name', 'Location', 'Main Phone Number', 'Link']);
  });

  it('sorted by several fields, at the last component of the address', async () => {
    const answer = await world.get('Account/Account?sortspec= Name:asc , Location : desc&uniformresponse=y');
    expect(itemsOf(answer).map((item) => item['Location'])).toEqual(['Bonn', 'Berlin', '']);
  });

  it('no child links, and a page of one level', async () => {
    const query = 'Fields=Id&Childlinks=None&StartRowNum=0&PageSize=2&uniformresponse=yes';
    const items = itemsOf(await world.get(`Account/Account?${query}`));
    expect(items).toHaveLength(2);
    expect(items[0]?.['Link']).toHaveLength(2);
    const contacts = `${account}/Contact?Fields=First Name, Last Name&Childlinks=None&StartRowNum=0&PageSize=2`;
    expect((await world.get(contacts)).body['items']).toMatchObject({ 'Last Name': 'Meyer' });
  });

  it('by ViewMode, in quotes', async () => {
    expect((await world.as('ADA', 'GET', 'Account/Account/?ViewMode="Sales Rep"')).body['items']).toMatchObject({ Id: ACME_BERLIN }); // prettier-ignore
  });

  it('parents with their children by QueryHierarchy: an object for one child', async () => {
    const pattern = { Account: { fields: 'Name', searchspec: `([Name] LIKE 'A*' )`, Contact: { fields: 'First Name', sortspec: 'First Name : asc' } } }; // prettier-ignore
    const query = `QueryHierarchy=${encodeURIComponent(JSON.stringify(pattern))}`;
    const { body } = await world.get(`Account/Account?${query}&sortspec=Location`);
    expect(body['items']).toEqual([
      { Id: ACME_BERLIN, Name: 'Acme', Contact: { Id: CARL, 'First Name': 'Carl' } },
      expect.not.objectContaining({ Contact: expect.anything() }),
    ]);
  });

  it('the number of records as the header Total-Record-Count', async () => {
    const answer = await world.as('ADA', 'GET', 'Account/Account?recordcountneeded=true&ViewMode=Organization');
    expect(answer.headers.get('total-record-count')).toBe('1');
  });
});

describe('writing', () => {
  const body = { Name: 'AccountExample', Location: 'HQ-Distribution', Description: 'AccountData', 'Primary Organization Id': '1-ORG', 'Primary Organization': 'Sellers' }; // prettier-ignore

  it('POST inserts a parent and answers what was sent, Id and one self link', async () => {
    const answer = await world.post('Account/Account', body);
    const id = writtenId(answer);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ items: { ...body, Id: id, Link: self(`Account/Account/${id}`, 'Account') } });
  });

  it('PUT to the component inserts what is not there, and updates what is', async () => {
    const id = writtenId(await world.put('Account/Account', body));
    expect(writtenId(await world.put('Account/Account', { ...body, Description: 'AccountDataUpdate' }))).toBe(id);
    expect(await world.field(`Account/Account/${id}`, 'Description')).toBe('AccountDataUpdate');
  });

  it('PUT to a child collection inserts a child and answers the parent with the child within', async () => {
    const answer = await world.put(`${account}/Contact`, { 'First Name': 'MAYA', 'Last Name': 'ABRAHAM', 'Person UId': '0CR-1MF5Z6' }); // prettier-ignore
    const id = writtenId(answer, 'Contact');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      items: {
        Id: ACME_BERLIN,
        Contact: { Id: id, Link: self(`${account}/Contact/${id}`, 'Contact') },
        Link: self(account, 'Account'),
      },
    });
  });

  it('PUT of several children under their name; an Id that is not there is replaced by a new one', async () => {
    const several = [
      { 'First Name': 'Ken', 'Last Name': 'Bass', Id: '12345' },
      { 'First Name': 'test', 'Last Name': 'test1', Id: '123456' },
    ];
    const answer = await world.put(`${account}/Contact`, { Contact: several });
    expect(itemsOf(answer)).toMatchObject([
      { Id: ACME_BERLIN, Contact: [{ Id: expect.stringMatching(/^1-/) }, { Id: expect.stringMatching(/^1-/) }] },
    ]);
  });

  it('PUT to a child updates it', async () => {
    expect((await world.put(`${account}/Contact/${CARL}`, { Id: CARL, 'Job Title': 'VP' })).status).toBe(200);
    expect(await world.field(`Contact/Contact/${CARL}`, 'Job Title')).toBe('VP');
  });

  it('several records at once, all or none, with the errors of the guide', async () => {
    const twin = { ...body, Name: 'AccountExample3' };
    expect(itemsOf(await world.post('Account/Account', [body, twin]))).toMatchObject([{ Name: body.Name, Link: { rel: 'self' } }, { Name: twin.Name }]); // prettier-ignore
    const again = await world.post('Account/Account', [{ ...body, Name: 'AccountExample1' }, twin]);
    expect(again.body['ERROR']).toMatch(/^Insert operation on integration component 'Account' failed .* was found\.\(SBL-EAI-04383\)$/); // prettier-ignore
    expect(await world.find('Account/Account', `[Name] = 'AccountExample1'`)).toEqual([]);
    const gone = await world.call('DELETE', 'Account/Account', [{ Id: ACME_BERLIN }, { Id: '88-1V80L3' }]);
    expect([gone.status, gone.body]).toEqual([400, { ERROR: "No rows retrieved corresponding to the business component 'Account'(SBL-EAI-04378)" }]); // prettier-ignore
  });

  it('DELETE takes a child off, or deletes a record, with 204', async () => {
    expect((await world.delete(`Contact/Contact/${CARL}/Position/${WEST}`)).status).toBe(204);
    expect((await world.delete(account)).status).toBe(204);
    expect((await world.get(account)).status).toBe(404);
  });
});
