// The ribbon's answers, in every language: they fit the line that Outlook has for them, and tell the outcomes apart.
import { describe, expect, it } from 'vitest';
import type { OutlookItem } from '../../addin/office/outlook.ts';
import { OfficeTrouble } from '../../addin/office/OfficeTrouble.ts';
import { ApiError } from '../../addin/client/ApiError.ts';
import { peopleMeant } from '../../addin/commands/addToSyncList.ts';
import type { Outcome, PersonOutcome } from '../../addin/commands/addToSyncList.ts';
import { commandStrings } from '../../addin/commands/strings.ts';
import { tellFailure, tellOutcomes } from '../../addin/commands/wording.ts';

const OUTCOMES: readonly Outcome[] = ['added', 'already', 'colleague', 'failed', 'several', 'unknown'];
const LONG = 'Dr. Wilhelmina-Alexandra von Hohenstein-Falkenberg zu Rosenau und Lichtental';
const LINE = 150;
const each = (count: number): readonly PersonOutcome[] =>
  OUTCOMES.flatMap((outcome) => Array.from({ length: count }, () => ({ name: 'Ada', outcome })));

describe.each(['en-US', 'de-AT', 'fr-CA', 'es', 'ja-JP'])('the ribbon’s answers in %s', (language) => {
  const strings = commandStrings(language);

  it.each(OUTCOMES)('%s: fits the line with a long name, and names the person', (outcome) => {
    const line = tellOutcomes([{ name: LONG, outcome }], strings);
    expect(line.length).toBeLessThanOrEqual(LINE);
    expect(line).toContain('Dr. Wilhelmina');
    expect(tellOutcomes([{ name: 'Ada', outcome }], strings)).toMatch(/Ada/);
  });

  it('fits the line with the counts of six times 16 people', () => {
    const line = tellOutcomes(each(16), strings);
    expect(line.length).toBeLessThanOrEqual(LINE);
    expect(line.match(/: 16/g)).toHaveLength(6);
  });

  it('has a sentence of its own for each trouble', () => {
    const troubles = [new ApiError('signed-out', ''), new ApiError('forbidden', ''), new ApiError('unreachable', ''), new OfficeTrouble('timeout', '')]; // prettier-ignore
    const lines = [...troubles.map((error) => tellFailure(error, strings)), strings.nobody, strings.noItem];
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => line === '' || line.length > LINE)).toEqual([]);
  });
});

it('speaks English where there is no catalogue', () => {
  expect(commandStrings('pt-BR')).toBe(commandStrings('en'));
});

it('means the sender of a received message, and everybody on anything else', () => {
  const from = { address: 'a@x.example', name: 'A', role: 'from' } as const;
  const to = { address: 'b@x.example', name: 'B', role: 'to' } as const;
  const item: OutlookItem = {
    kind: 'message',
    mode: 'read',
    id: '1',
    conversationId: null,
    subject: '',
    people: [from, to],
    at: null,
    isOutgoing: false,
    owner: null,
  };
  expect(peopleMeant(item)).toEqual([from]);
  expect(peopleMeant({ ...item, isOutgoing: true })).toEqual([from, to]);
  expect(peopleMeant({ ...item, mode: 'compose' })).toEqual([from, to]);
  expect(peopleMeant({ ...item, kind: 'event' })).toEqual([from, to]);
});
