// Reading over REST: fields, pages, order, conditions against real rows, children within records, links, descriptions.
import { describe, expect, it } from 'vitest';
import { ACME_BERLIN, ADA, BEN, CARL, DORA, EAST, MEETING, WEST, ZENITH } from './smallCompany.ts';
import { itemsOf, useSiebelWorld, writtenId } from './siebelWorld.ts';

const world = useSiebelWorld();

describe('a record', () => {
  it('shows every declared field, "" where nothing is known, with joins and whole seconds in UTC', async () => {
    const { status, body } = await world.get(`Contact/Contact/${CARL}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      Id: CARL,
      'First Name': 'Carl',
      'Middle Name': '',
      'Email Address': 'Carl.Meyer@acme.example',
      Private: 'N',
      'Account Id': ACME_BERLIN,
      Account: 'Acme',
      'Account Location': 'Berlin',
      'Account City': 'Berlin',
      'Personal City': 'Potsdam',
      Created: '11/25/2026 12:00:00',
      Updated: '11/25/2026 12:00:00',
      'Updated By': '0-1',
      'Mod Id': '0',
    });
    expect(body['Link']).toContainEqual({
      rel: 'self',
      href: `${world.url}/siebel/v1.0/data/Contact/Contact/${CARL}`,
      name: 'Contact',
    });
  });

  it('shows only the asked fields beside its Id', async () => {
    const { body } = await world.get(`Contact/Contact/${CARL}?fields=Last Name,M/M`);
    expect(Object.keys(body)).toEqual(['Id', 'Last Name', 'M/M', 'Link']);
  });

  it('that is not there answers 404', async () => {
    expect(await world.get('Contact/Contact/1-NONE')).toMatchObject({
      status: 404,
      body: { ERROR: 'There is no data for the requested resource' },
    });
  });

  it('of an employee is no contact', async () => {
    expect((await world.get(`Contact/Contact/${ADA}`)).status).toBe(404);
    expect(await world.field(`Employee/Employee/${ADA}`, 'Login Name')).toBe('ADA');
  });
});

describe('a collection', () => {
  it('answers one hit as an object, and as a list when the response is to be uniform', async () => {
    const query = `Contact/Contact?searchspec=${encodeURIComponent(`[Last Name] = 'O''Neil'`)}`;
    expect((await world.get(query)).body['items']).toMatchObject({ Id: DORA });
    expect((await world.get(`${query}&uniformresponse=yes`)).body['items']).toMatchObject([{ Id: DORA }]);
  });

  it('without a hit answers 404 with the words that mean no data', async () => {
    const answer = await world.get(`Contact/Contact?searchspec=${encodeURIComponent(`[Last Name] = 'Nobody'`)}`);
    expect(answer).toMatchObject({ status: 404, body: { ERROR: 'There is no data for the requested resource' } });
  });

  it('comes in pages of 10 unless asked, 100 at most, from a zero-based row', async () => {
    for (let i = 0; i < 11; i += 1)
      await world.post('Contact/Contact', { 'Last Name': `N${String(i).padStart(2, '0')}` });
    expect(itemsOf(await world.get('Contact/Contact?uniformresponse=y'))).toHaveLength(10);
    expect(itemsOf(await world.get('Contact/Contact?uniformresponse=y&pagesize=100'))).toHaveLength(13);
    const query = 'Contact/Contact?UniformResponse=Y&PageSize=2&StartRowNum=1&sortspec=Last Name:desc&fields=Last Name';
    expect(itemsOf(await world.get(query)).map((row) => row['Last Name'])).toEqual(['N10', 'N09']);
    expect((await world.get('Contact/Contact?PageSize=101')).status).toBe(400);
    expect((await world.get('Contact/Contact?StartRowNum=-1')).status).toBe(400);
  });

  it('pages without a sort specification repeat and leave out nothing', async () => {
    for (let i = 0; i < 7; i += 1) await world.post('Contact/Contact', { 'Last Name': 'Same' });
    const seen: unknown[] = [];
    for (let start = 0; start < 9; start += 2) {
      const page = await world.get(`Contact/Contact?uniformresponse=y&PageSize=2&StartRowNum=${start}&fields=Id`);
      seen.push(...itemsOf(page).map((row) => row['Id']));
    }
    expect(new Set(seen).size).toBe(9);
  });

  it('refuses a parameter, field, child or view mode it does not know, by name', async () => {
    expect((await world.get('Contact/Contact?pgsize=5')).body['ERROR']).toContain('pgsize');
    expect((await world.get('Contact/Contact?fields=Shoe Size')).body['ERROR']).toMatch(
      /.*Shoe Size.*\(SBL-DAT-00398\)$/,
    );
    expect((await world.get('Contact/Contact?childlinks=Shoes')).body['ERROR']).toContain("'Shoes'");
    expect((await world.get('Contact/Contact?sortspec=Last Name:up')).body['ERROR']).toContain('Last Name:up');
    expect((await world.get('Contact/Contact?ViewMode=Catalog')).status).toBe(501);
    expect((await world.get('Contact/Contact?ViewMode=Mine')).body['ERROR']).toContain("'Mine'");
    expect((await world.get('Contact/Contact?workspace=dev_ada')).status).toBe(501);
    expect((await world.get('Contact/Contact?executionmode=Sideways')).status).toBe(400);
    expect((await world.get('Contact/Contact?uniformresponse=maybe')).body['ERROR']).toContain('uniformresponse');
  });

  it('leaves empty fields out, and counts its records, where asked', async () => {
    const query =
      'Contact/Contact?uniformresponse=y&PageSize=1&excludeEmptyFieldsInResponse=true&fields=Last Name,Manager';
    expect(itemsOf(await world.get(query))).toEqual([{ Id: CARL, 'Last Name': 'Meyer', Link: expect.any(Array) }]);
    const counted = await world.call('GET', `${query}&recordcountneeded=true&ViewMode=All`);
    expect(counted.headers.get('total-record-count')).toBe('2');
    expect((await world.call('GET', `${query}&ViewMode=All`)).headers.has('total-record-count')).toBe(false);
  });
});

describe('a condition', () => {
  it.each([
    [`[Last Name] = 'meyer'`, []],
    [`[Last Name] ~= 'meyer'`, [CARL]],
    [`[Email Address] ~= 'CARL.MEYER@ACME.EXAMPLE'`, [CARL]],
    [`[Last Name] ~LIKE 'mE*'`, [CARL]],
    [`[Last Name] LIKE 'Me*r'`, [CARL]],
    [`[Last Name] LIKE 'Meye?'`, [CARL]],
    [`[Last Name] LIKE 'Mey%'`, []],
    [`[Email Address] IS NULL`, [DORA]],
    [`NOT [Email Address] IS NULL`, [CARL]],
    [`[Account] = 'Acme' OR [Last Name] > 'N'`, [CARL, DORA]],
    [`[Account] = 'Acme' AND [Last Name] > 'N'`, []],
    [`[Updated] >= '11/25/2026 12:00:00' AND [Updated] < '11/25/2026 12:00:01'`, [CARL, DORA]],
    [`[Updated] > '11/25/2026 12:00:00'`, []],
    [`[Mod Id] = 0 AND [Private] <> 'Y'`, [CARL, DORA]],
    [`EXISTS([Sync List.Id] = '${ADA}')`, [CARL]],
    [`NOT EXISTS([Sync List.Login Name] = 'ADA')`, [DORA]],
    [`EXISTS([Position.Id] = '${WEST}' AND [Position.SSA Primary Field] = 'Y')`, [DORA]],
    [`[Last Name] = '''; DROP TABLE "S_CONTACT"; --'`, []],
  ])('%s finds what it says', async (searchspec, ids) => {
    expect(await world.find('Contact/Contact', searchspec)).toEqual(ids);
  });

  it('folds letters beyond ASCII too', async () => {
    const answer = await world.post('Contact/Contact', { 'Last Name': 'Müller' });
    expect(await world.find('Contact/Contact', `[Last Name] ~= 'MÜLLER'`)).toEqual([writtenId(answer)]);
    expect(await world.find('Contact/Contact', `[Last Name] ~LIKE '*MÜLL*'`)).toEqual([writtenId(answer)]);
  });

  it('that cannot be read answers with the position', async () => {
    const { status, body } = await world.get(`Contact/Contact?searchspec=${encodeURIComponent('[Last Name] = Meyer')}`);
    expect(status).toBe(500);
    expect(body['ERROR']).toMatch(/.*position 14.*\(SBL-DAT-00235\)$/);
  });
});

describe('children', () => {
  it('come within each record where QueryHierarchy asks for them, with fields, condition and order of their own', async () => {
    const ask = (pattern: object) =>
      world.get(
        `Contact/Contact?uniformresponse=y&QueryHierarchy=${encodeURIComponent(JSON.stringify({ Contact: pattern }))}`,
      );
    const [carl, dora] = itemsOf(await ask({ 'Sync List': {}, Position: {}, Account: { fields: 'Name' } }));
    expect(carl).toMatchObject({
      'Sync List': [{ Id: ADA, 'Login Name': 'ADA', 'Last Name': 'Ames' }],
      Position: [
        { Id: EAST, Name: 'East', 'SSA Primary Field': 'Y' },
        { Id: WEST, Name: 'West', 'SSA Primary Field': 'N' },
      ],
    });
    expect(carl?.['Account']).toEqual([{ Id: ACME_BERLIN, Name: 'Acme' }]);
    expect(carl).not.toHaveProperty('Link');
    expect(dora).toMatchObject({ 'Sync List': [], Account: [] });
    const west = { searchspec: `[Name] = 'West'` };
    const sorted = { searchspec: `[Last Name] = 'Meyer'`, fields: 'Id', Position: { ...west, sortspec: 'Name:desc' } };
    expect(itemsOf(await ask(sorted))).toEqual([{ Id: CARL, Position: [expect.objectContaining({ Id: WEST })] }]);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', "'Contact' alone"],
    ['{"Account":{}}', "'Contact' alone"],
    ['{"Contact":"x"}', 'must be an object'],
    ['{"Contact":{"fields":5}}', 'must be a string'],
    ['{"Contact":{"Shoes":{}}}', "'Shoes'"],
    ['{"Contact":{"Position":{"Employee":{}}}}', 'children of children'],
    ['{"Contact":{"Position":{"fields":"Shoe"}}}', "'Shoe'"],
  ])('a QueryHierarchy of %s is refused with what is wrong', async (pattern, words) => {
    const answer = await world.get(`Contact/Contact?QueryHierarchy=${encodeURIComponent(pattern)}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body['ERROR']).toContain(words);
  });

  it('are linked to: all of them, those that childlinks names, or none', async () => {
    const children = async (query: string) => {
      const links = (await world.get(`Contact/Contact/${CARL}?${query}`)).body['Link'];
      return Array.isArray(links) ? links.filter(({ rel }) => rel === 'child').map(({ name }) => String(name)) : [];
    };
    expect(await children('')).toEqual(['Sync List', 'Position', 'Account', 'Organization', 'Personal Address']);
    expect(await children('ChildLinks=Position,Account')).toEqual(['Position', 'Account']);
    expect(await children('ChildLinks=None')).toEqual([]);
  });

  it('can be read as a collection and one by one', async () => {
    const positions = await world.get(`Contact/Contact/${CARL}/Position?uniformresponse=y`);
    expect(itemsOf(positions).map((row) => row['Id'])).toEqual([EAST, WEST]);
    expect(await world.field(`Contact/Contact/${CARL}/Position/${WEST}`, 'Name')).toBe('West');
    expect((await world.get(`Contact/Contact/${DORA}/Sync List`)).status).toBe(404);
    expect((await world.get(`Contact/Contact/${CARL}/Position/${ADA}`)).status).toBe(404);
  });

  it('are components of their own for a reader of changes', async () => {
    const [row] = itemsOf(await world.get('Contact/Contact Sync List?uniformresponse=y'));
    expect(row).toMatchObject({ 'Contact Id': CARL, 'Employee Id': ADA, Updated: '11/25/2026 12:00:00' });
    expect(
      await world.find('Action/Action Employee', `[Employee Id] = '${BEN}' AND [Activity Id] = '${MEETING}'`),
    ).toHaveLength(1);
    expect(await world.find('Contact/Contact Personal Address', `[Contact Id] = '${CARL}'`)).toEqual(['1-PC']);
    expect(await world.find('Account/Account Address', `[Account Id] = '${ZENITH}'`)).toEqual(['1-AZ']);
    expect((await world.delete(`Contact/Contact Sync List/${String(row?.['Id'])}`)).status).toBe(405);
  });
});
