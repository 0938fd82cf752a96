// What the demo's To Do holds: every status, with and without a day, reminders, series, steps, further lists, flagged messages.
import { describe, expect, it } from 'vitest';
import type { SampleBody } from '../../../api/sandbox/sampleData/types.ts';
import { company, mailboxOf, object, objects, TODAY } from './demoParts.ts';

const boxes = company.employees.map(({ login }) => mailboxOf(login));
const tasks = boxes.flatMap((box) => box.tasks);
const titled = (owner: string, title: string): SampleBody =>
  mailboxOf(owner).tasks.find((task) => task['title'] === title) ?? {};
const dueOf = (task: SampleBody): number => Date.parse(`${String(object(task['dueDateTime'])['dateTime'])}Z`);

describe('tasks of the demo', () => {
  it.each(['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred'])('some are %s', (status) => {
    expect(tasks.some((task) => task['status'] === status)).toBe(true);
  });

  it('some are due on no day, some are overdue', () => {
    expect(titled('WHITAKER', 'Ideas for the customer day')).not.toHaveProperty('dueDateTime');
    const late = titled('LEFEVRE', 'Relancer la compta (avoir n° 2214)');
    expect(late['status']).toBe('notStarted');
    expect(dueOf(late)).toBeLessThan(TODAY.getTime());
  });

  it('BRANDT is reminded of one, and TANAKA of another', () => {
    expect(titled('BRANDT', 'Zielvereinbarungen vorbereiten')).toMatchObject({ isReminderOn: true });
    expect(object(titled('TANAKA', '稟議書を提出')['reminderDateTime'])['timeZone']).toBe('Tokyo Standard Time');
  });

  it.each([
    ['SADLER', 'Send the weekly report', 'weekly'],
    ['HUBER', 'Prüfprotokolle ablegen', 'absoluteMonthly'],
    ['NAIR', 'Log working hours', 'weekly'],
  ])('%s’s task %j comes back %s', (owner, title, type) => {
    expect(object(object(titled(owner, title)['recurrence'])['pattern'])['type']).toBe(type);
  });

  it('SADLER’s budget has steps, two of four done', () => {
    const steps = objects(titled('SADLER', 'Prepare the budget for next year')['checklistItems']);
    expect(steps.map(({ isChecked }) => isChecked)).toEqual([true, true, false, false]);
  });

  it('WHITAKER’s and SUZUKI’s carry links of other products', () => {
    const linked = tasks.flatMap((task) => objects(task['linkedResources']));
    expect(linked.map(({ applicationName }) => applicationName)).toEqual(expect.arrayContaining(['Jira', 'Planner']));
  });

  it('six people have a list of their own making, and four a task of a flagged message', () => {
    expect(boxes.flatMap((box) => box.taskLists?.map(({ displayName }) => displayName) ?? [])).toEqual([
      'Groceries',
      'Trade show',
      'Privat',
      'Formation',
      'घर',
      '買い物',
    ]);
    const flagged = boxes.flatMap((box) => box.flaggedEmails ?? []);
    expect(flagged).toHaveLength(4);
    for (const task of flagged) expect(objects(task['linkedResources'])).toMatchObject([{ applicationName: 'Outlook' }]);
  }); // prettier-ignore

  it('one has no title, one 40,000 characters, one a text of Word, one a line break in its title', () => {
    expect(titled('OKAFOR', '')).toHaveProperty('status');
    const content = (task: SampleBody): string => String(object(task['body'])['content']);
    expect(content(titled('OKAFOR', 'Read the new IMO ballast water guideline'))).toHaveLength(40_000);
    expect(content(titled('MOREAU', 'Collé depuis Word'))).toContain('MsoNormal');
    expect(tasks.some((task) => String(task['title']).includes('\r\n'))).toBe(true);
  });
});
