// Steps of a task. A change of one is a change of its task: the task's version moves and its delta tells it.
import { randomUUID } from 'node:crypto';
import type { Reply } from '../call.ts';
import { renderStep, writeStep } from '../entities/taskParts.ts';
import { itemNotFound } from '../GraphError.ts';
import type { ChecklistStep, Item } from '../mailboxes/item.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { readBody } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';
import { taskOfPath, taskSet, todoBase } from './taskLookup.ts';

const pageSize = 20;
const permission = 'Tasks';
const stepSet = (context: RouteContext) => `${taskSet(context)}('${context.params['id'] ?? ''}')/checklistItems`;

function stepOf(context: RouteContext, item: Item): ChecklistStep {
  const step = item.checklist?.find(({ id }) => id === context.params['step']);
  if (!step) throw itemNotFound();
  return step;
}

function keep(context: RouteContext, item: Item, change: (steps: readonly ChecklistStep[]) => ChecklistStep[]): void {
  context.mailbox().put('task', { ...item, checklist: change(item.checklist ?? []) });
}

function reply(context: RouteContext, step: ChecklistStep, status = 200): Reply {
  return entityReply(context.call, renderStep(step), 'checklistItem', stepSet(context), status);
}

function list(context: RouteContext): Reply {
  const view = { typeName: 'checklistItem', set: stepSet(context), pageSize, render: renderStep };
  return listReply(context.call, taskOfPath(context).checklist ?? [], view);
}

function create(context: RouteContext): Reply {
  const item = taskOfPath(context);
  const body = readBody(context.call.body, 'checklistItem');
  const step = writeStep(body, randomUUID(), context.mailbox().instant());
  keep(context, item, (steps) => [...steps, step]);
  return reply(context, step, 201);
}

function change(context: RouteContext): Reply {
  const item = taskOfPath(context);
  const before = stepOf(context, item);
  const step = writeStep(readBody(context.call.body, 'checklistItem'), before.id, context.mailbox().instant(), before);
  keep(context, item, (steps) => steps.map((other) => (other.id === step.id ? step : other)));
  return reply(context, step);
}

function remove(context: RouteContext): Reply {
  const item = taskOfPath(context);
  const step = stepOf(context, item);
  keep(context, item, (steps) => steps.filter((other) => other.id !== step.id));
  return { status: 204 };
}

const base = `${todoBase}/{list}/tasks/{id}/checklistItems`;

/** Routes of steps. */
export const checklistItemRoutes: readonly Route[] = [
  { method: 'GET', pattern: base, permission, handle: list },
  { method: 'POST', pattern: base, permission, handle: create },
  {
    method: 'GET',
    pattern: `${base}/{step}`,
    permission,
    handle: (context) => reply(context, stepOf(context, taskOfPath(context))),
  },
  { method: 'PATCH', pattern: `${base}/{step}`, permission, handle: change },
  { method: 'DELETE', pattern: `${base}/{step}`, permission, handle: remove },
];
