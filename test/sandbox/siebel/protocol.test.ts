// HTTP around Siebel REST: who gets in, which methods, types and addresses are taken.
import { describe, expect, it } from 'vitest';
import { ADA, CARL } from './smallCompany.ts';
import { useSiebelWorld } from './siebelWorld.ts';

const world = useSiebelWorld();

function basic(login: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` };
}

describe('a caller', () => {
  it('without credentials gets 401 and the schemes that are taken', async () => {
    const response = await fetch(`${world.url}/siebel/v1.0/data/Contact/Contact`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Basic');
  });

  it.each([
    ['SADMIN with a wrong password', basic('SADMIN', 'wrong')],
    ['an employee', basic('ADA', 'ada')],
    ['a made-up token', { authorization: 'Bearer abc' }],
    ['an unknown scheme', { authorization: 'Digest abc' }],
  ])('who is %s gets 401', async (_who, headers) => {
    expect((await world.call('GET', 'Contact/Contact', undefined, headers)).status).toBe(401);
  });
});

describe('a request', () => {
  it('with a method that is not played gets 405', async () => {
    expect((await world.call('PATCH', `Contact/Contact/${CARL}`, {})).status).toBe(405);
    expect((await world.call('POST', `Contact/Contact/${CARL}`, {})).status).toBe(405);
    expect((await world.call('DELETE', 'Contact/Contact')).status).toBe(405);
    expect((await world.call('POST', `Contact/Contact/${CARL}/Sync List/${ADA}`, {})).status).toBe(405);
  });

  it('that takes no JSON gets 406, and one that brings none 415', async () => {
    expect((await world.call('GET', 'Contact/Contact', undefined, { accept: 'application/xml' })).status).toBe(406);
    expect((await world.call('POST', 'Contact/Contact', {}, { 'content-type': 'application/xml' })).status).toBe(415);
  });

  it('with a body that is not JSON, or no object, gets 400', async () => {
    const headers = { ...basic('SADMIN', 'a-password-of-the-tests'), 'content-type': 'application/json' };
    const url = `${world.url}/siebel/v1.0/data/Contact/Contact`;
    expect((await fetch(url, { method: 'POST', headers, body: '{"Last Name":' })).status).toBe(400);
    expect((await fetch(url, { method: 'POST', headers, body: '[]' })).status).toBe(400);
  });

  it('to what does not exist gets 404 with its name, to what is not played 501', async () => {
    expect((await world.get('Shoe/Shoe')).body['ERROR']).toContain("'Shoe/Shoe'");
    expect((await world.get(`Contact/Contact/${CARL}/Shoes`)).body['ERROR']).toContain("'Shoes'");
    expect((await world.get(`Contact/Contact/${CARL}/Account/1-X/Contact`)).status).toBe(501);
    const response = await fetch(`${world.url}/siebel/v1.0/workspace/MAIN`, {
      headers: basic('SADMIN', 'a-password-of-the-tests'),
    });
    expect(response.status).toBe(501);
  });
});
