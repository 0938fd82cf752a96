// Maps Siebel employees to mailboxes in bulk. The mailbox is the employee's e-mail address in lower case, since mailbox addresses
// are compared without regard to case; one mailbox belongs to one user.
import type { MappingLine, MapUsersResult } from '../../shared/contract/userMaps.ts';
import { UserError } from '../errors.ts';
import type { SiebelEmployee } from '../connectors/connector.ts';
import type { UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { switchOn } from './switchOn.ts';

export interface MapUsersInput {
  /** Null: every employee. */
  readonly logins: readonly string[] | null;
  readonly enable: boolean;
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Maps who can be mapped and says of everybody else why not. One employee's trouble stops no other. */
export async function mapUsers(deps: ServiceDependencies, input: MapUsersInput): Promise<MapUsersResult> {
  const employees = await deps.directory.listEmployees(input.logins && withUpperCase(input.logins));
  const lines: MappingLine[] = [];
  for (const employee of employees) lines.push(await mapOrRefuse(deps, employee, input.enable));
  const known = new Set(employees.map((employee) => employee.login.toUpperCase()));
  for (const login of input.logins ?? []) {
    if (!known.has(login.toUpperCase())) lines.push(refuse(login, null, 'Siebel has no employee with this login.'));
  }
  if (lines.some((line) => line.outcome !== 'refused')) await deps.queue.requestDispatch(deps.clock.now());
  return { lines };
}

/** Logins are upper case in Siebel as a rule, and may be typed otherwise. */
function withUpperCase(logins: readonly string[]): string[] {
  return [...new Set(logins.flatMap((login) => [login, login.toUpperCase()]))];
}

async function mapOrRefuse(deps: ServiceDependencies, employee: SiebelEmployee, enable: boolean): Promise<MappingLine> {
  try {
    return await mapOne(deps, employee, enable);
  } catch (error) {
    if (error instanceof UserError) return refuse(employee.login, employee.email.trim().toLowerCase(), error.message);
    throw error;
  }
}

async function mapOne(deps: ServiceDependencies, employee: SiebelEmployee, enable: boolean): Promise<MappingLine> {
  const { userMaps } = deps.store;
  const mailbox = employee.email.trim().toLowerCase();
  if (mailbox === '') return refuse(employee.login, null, 'The employee has no e-mail address in Siebel.');
  if (!ADDRESS.test(mailbox)) return refuse(employee.login, null, 'The e-mail address in Siebel is not an address.');
  const owner = await userMaps.findByMailbox(mailbox);
  if (owner && owner.login !== employee.login) {
    return refuse(
      employee.login,
      mailbox,
      `The mailbox is mapped to ${owner.login} already; it can have one user only.`,
    );
  }
  const existing = await userMaps.findByLogin(employee.login);
  const enabled = enable || (existing?.enabled ?? false);
  if (existing && isSame(existing, employee, mailbox, enabled)) {
    return { login: employee.login, mailbox, outcome: 'unchanged', reason: null };
  }
  await saveRow(deps, employee, mailbox, enabled, existing);
  return { login: employee.login, mailbox, outcome: existing ? 'updated' : 'mapped', reason: null };
}

async function saveRow(
  deps: ServiceDependencies,
  employee: SiebelEmployee,
  mailbox: string,
  enabled: boolean,
  existing: UserMap | null,
): Promise<void> {
  const { store } = deps;
  await store.transaction(async () => {
    const saved = await store.userMaps.save({
      login: employee.login,
      siebelUserId: employee.id,
      firstName: employee.firstName,
      lastName: employee.lastName,
      mailbox,
      pimServer: existing?.pimServer ?? deps.mapping.pimServer,
      language: existing?.language ?? deps.mapping.language,
      visibility: existing?.visibility ?? deps.mapping.visibility,
      enabled,
    });
    if (enabled && existing?.enabled === false) await switchOn(store, saved.id);
    else if (saved.enabled !== enabled) await store.userMaps.setEnabled(saved.id, enabled);
    // Links hold ids of the old mailbox: in the new one they would read as deletions. The next run matches afresh.
    if (existing && existing.mailbox !== mailbox) await store.userMaps.reset(saved.id);
  });
}

function isSame(row: UserMap, employee: SiebelEmployee, mailbox: string, enabled: boolean): boolean {
  return (
    row.siebelUserId === employee.id &&
    row.firstName === employee.firstName &&
    row.lastName === employee.lastName &&
    row.mailbox === mailbox &&
    row.enabled === enabled
  );
}

function refuse(login: string, mailbox: string | null, reason: string): MappingLine {
  return { login, mailbox, outcome: 'refused', reason };
}
