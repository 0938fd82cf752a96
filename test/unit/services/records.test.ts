// What people are shown of Siebel's records: names, addresses of screens, a fair share of each kind.
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../api/config.ts';
import { openInSiebel } from '../../../api/services/openInSiebel.ts';
import { labelRecord } from '../../../api/services/recordLabels.ts';
import { shareOut } from '../../../api/services/searchRecords.ts';
import { LINKABLE, isLinkable } from '../../../shared/linkable.ts';
import type { RecordKind } from '../../../shared/contract/siebelRecords.ts';
import { wire } from '../../support/domainWorld.ts';

const SANDBOX = 'http://127.0.0.1:3020/pages/{login}/record/{component}/{id}';
const SALES = 'https://siebel.example/app/start.swe?SWECmd=GotoView&SWEView={kind}+Detail+View&SWERowId0={id}';

describe('the address that a record opens at', () => {
  it('is the template with the record’s kind and id', () => {
    expect(openInSiebel(SANDBOX, 'service request', '1-A', 'ANN LEE')).toBe(
      'http://127.0.0.1:3020/pages/ANN%20LEE/record/Service%20Request/Service%20Request/1-A',
    );
    expect(openInSiebel(SALES, 'activity', '1-A&x', 'ANN')).toContain('SWEView=Activity+Detail+View&SWERowId0=1-A%26x');
  });

  it('is none without a template', () => {
    expect(openInSiebel(null, 'contact', '1-A', 'ANN')).toBeNull();
  });

  it.each([
    ['javascript:alert({id})', 'begins with https'],
    ['https://{login}.example/{id}', 'begins with https'],
    ['https://siebel.example/{component}', 'must hold {id}'],
    ['https://siebel.example/{id}/{view}', '{view} is no placeholder'],
    ['https://siebel.example/{id}/{kind', '{kind is no placeholder'],
  ])('a template like %s is refused at the start', (template, why) => {
    expect(() => loadConfig({ SIEBEL_OPEN_URL: template }, '.')).toThrow(why);
  });

  it('a template that is good is taken, and none is needed', () => {
    expect(loadConfig({ SIEBEL_OPEN_URL: SALES }, '.').SIEBEL_OPEN_URL).toBe(SALES);
    expect(loadConfig({ SIEBEL_OPEN_URL: '' }, '.').SIEBEL_OPEN_URL).toBeUndefined();
  });
});

describe('a record’s name and what tells it from others', () => {
  const rows: readonly [RecordKind, object, string, string][] = [
    ['contact', { 'First Name': 'Ada', 'Last Name': 'Winter', 'Job Title': 'Buyer', Account: 'Orchard', 'Email Address': 'a@o.example' }, 'Ada Winter', 'Buyer, Orchard, a@o.example'],
    ['contact', { 'Last Name': 'Winter', Account: [{ Id: '1-B' }] }, 'Winter', ''],
    ['account', { Name: 'Orchard', Location: 'HQ' }, 'Orchard', 'HQ'],
    ['opportunity', { Name: 'Pumps', Account: 'Orchard', 'Sales Stage': '06 - Short List' }, 'Pumps', 'Orchard, 06 - Short List'],
    ['service request', { 'SR Number': '1-8', Abstract: 'Leak', Status: 'Open', Account: 'Orchard' }, 'Leak', '1-8, Open, Orchard'],
    ['service request', { 'SR Number': '1-8', Status: 'Open' }, '1-8', 'Open'],
  ]; // prettier-ignore

  it.each(rows)('of a %s like %j are “%s” and “%s”', (kind, body, name, detail) => {
    const label = labelRecord(kind, wire(body as Record<string, unknown>), (what, id) => `${what} ${id}`);
    expect(label).toEqual({ kind, id: '1-A', name, detail, url: `${kind} 1-A` });
  });
});

describe('a search over several kinds', () => {
  it('gives each kind its share, and what one does not need to the others', () => {
    const lists = [['a1', 'a2', 'a3', 'a4'], ['b1'], [], ['d1', 'd2', 'd3']];
    expect(shareOut(lists, 6)).toEqual(['a1', 'a2', 'a3', 'b1', 'd1', 'd2']);
    expect(shareOut(lists, 50)).toEqual(lists.flat());
    expect(shareOut(lists, 2)).toEqual(['a1', 'b1']);
    expect(shareOut([], 5)).toEqual([]);
  });
});

describe('what can be linked', () => {
  it('is everything with a message, an event and a task, and no person or request with a contact', () => {
    expect(LINKABLE.message).toHaveLength(4);
    expect([isLinkable('event', 'contact'), isLinkable('contact', 'account')]).toEqual([true, true]);
    expect([isLinkable('contact', 'contact'), isLinkable('contact', 'service request')]).toEqual([false, false]);
  });
});
